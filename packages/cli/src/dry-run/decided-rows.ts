import type { Decision, Reason } from '@countersign/core'
import type { Decided, DecisionFigures } from './decided.ts'
import { figuresOf, missingName } from './decided.ts'

/** What decisions of one policy at one site say, word for word the same. */
export interface DecidedRow extends DecisionFigures {
  readonly policy: string
  readonly site: string | undefined
  /** Policy, verdict, what would happen, option without its instance, and the voices on the plan: examples are kept of each kind. */
  readonly kind: string
}

export type CountedRow = readonly [row: DecidedRow, decisions: number]

/** Counts alike decisions. A decision costs one key and one look-up; its figures are made only where it is the first of its row. */
export interface DecidedRows {
  readonly add: (decided: Decided) => DecidedRow
  /** In the order of their first decisions. */
  readonly rows: () => readonly CountedRow[]
}

interface Counting {
  readonly row: DecidedRow
  decisions: number
}

export function createRows(): DecidedRows {
  const rows = new Map<string, Counting>()
  return {
    add: decided => {
      const key = rowKey(decided)
      const counting = rows.get(key)
      if (counting !== undefined) {
        counting.decisions += 1
        return counting.row
      }
      const row = rowOf(decided)
      rows.set(key, { row, decisions: 1 })
      return row
    },
    rows: () => [...rows.values()].map(({ row, decisions }) => [row, decisions] as const),
  }
}

function rowOf({ input: { policy }, site, decision }: Decided): DecidedRow {
  const figures = figuresOf(decision)
  const { verdict, enforcement, option = '', reasons } = figures
  const kind = `${policy} ${verdict} ${enforcement} ${option.replace(/\[.*$/s, '')} ${reasons.join(' ')}`
  return { ...figures, policy, site, kind }
}

/**
 * Equal keys mean equal figures; the reverse is not needed. Names from outside carry their length, so that none passes for two. Codes
 * hold neither line breaks nor spaces.
 */
function rowKey({ input, site, decision }: Decided): string {
  const head = `${input.policy} ${named(site)}`
  return decision.kind === 'not-applicable' ? `${head}\n${decision.reason.code}` : `${head}\n${outcomeKey(decision)}`
}

function outcomeKey({ verdict, enforcement, chosen, fallback, reasons, struck }: Extract<Decision, { readonly kind: 'single' }>): string {
  let key = `${verdict} ${enforcement} ${named(chosen?.plan.option)} ${named(fallback?.plan.option)}`
  for (const reason of reasons) key += reasonKey(reason)
  key += '\n'
  for (const { reasons } of struck) for (const reason of reasons) key += codeKey(reason)
  return key
}

function reasonKey(reason: Reason): string {
  let key = reason.counted ? codeKey(reason) : `\n?${codeKey(reason)}`
  for (const [path, why] of reason.missing) key += ` ${named(missingName(path))} ${why}`
  return key
}

function codeKey({ code, policy }: Reason): string {
  return policy === undefined ? `\n${code}` : `\n${policy}/${code}`
}

function named(name: string | undefined): string {
  return name === undefined ? '-' : `${name.length} ${name}`
}
