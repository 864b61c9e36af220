import type { PrecedentScope } from './precedent-scope.ts'

export interface ForLine {
  readonly scopes: readonly PrecedentScope[]
  /** The first name or form that cannot be read. */
  readonly wrong?: string
}

const MOST_SCOPES = 20
const LONGEST_LINE = 2_000
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,99}$/u

/**
 * `for: order-release/hold/credit-is-clear, hold-triage`: policies, each perhaps with an option and a reason; `*` is any option.
 *
 * @returns nothing if the line is no `for:` line
 */
export function readForLine(line: string): ForLine | undefined {
  const said = /^for:(.*)$/i.exec(line.trim().slice(0, LONGEST_LINE))?.[1]
  if (said === undefined) return undefined
  const scopes: PrecedentScope[] = []
  for (const part of said.split(',')) {
    const scope = readScope(part.trim())
    if (scope === undefined || scopes.length === MOST_SCOPES) return { scopes: [], wrong: part.trim() }
    scopes.push(scope)
  }
  return { scopes }
}

function readScope(text: string): PrecedentScope | undefined {
  const [policy, option, reason, ...more] = text.split('/')
  if (policy === undefined || more.length > 0 || !NAME.test(policy)) return undefined
  if (option !== undefined && option !== '*' && !NAME.test(option)) return undefined
  if (reason !== undefined && !NAME.test(reason)) return undefined
  return {
    policy,
    ...(option === undefined || option === '*' ? {} : { option }),
    ...(reason === undefined ? {} : { reason }),
  }
}
