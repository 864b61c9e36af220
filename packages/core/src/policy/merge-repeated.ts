import type { Issue } from './issue.ts'

/** A name that is missing at two places may be two slips; at more, something was renamed. */
const FEW = 2

/** Enough to see what they have in common. */
const MOST_LINES = 8

/**
 * What is missing at many places of a file is one mistake: the first place is told, with the lines of the others. Issues are in the
 * order of their places.
 */
export function mergeRepeated(issues: readonly Issue[]): readonly Issue[] {
  const groups = Map.groupBy(issues, causeOf)
  return issues.flatMap(issue => {
    const cause = causeOf(issue)
    const [first, ...others] = (cause === undefined ? undefined : groups.get(cause)) ?? [issue]
    if (others.length + 1 <= (issue.code === 'missing-site' ? 1 : FEW)) return [issue]
    return issue === first ? [{ ...issue, message: `${issue.message}${alsoIn(issue, others)}` }] : []
  })
}

function causeOf({ code, message, at, severity, fix }: Issue): string | undefined {
  if (severity !== 'error' || fix !== undefined) return undefined
  if (code === 'missing-site' || (code === 'not-readable-here' && message.startsWith('`site`'))) return `${at.file}\nmissing-site`
  return code.startsWith('unknown-') ? `${at.file}\n${code}\n${message}` : undefined
}

function alsoIn({ at }: Issue, others: readonly Issue[]): string {
  const lines = [...new Set(others.map(other => other.at.line))].filter(line => line !== at.line)
  if (lines.length === 0) return ''
  if (lines.length === 1) return `; the same in line ${lines[0]}`
  const told = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), `${lines.length - MOST_LINES} more`] : lines
  return `; the same in lines ${told.slice(0, -1).join(', ')} and ${told.at(-1)}`
}
