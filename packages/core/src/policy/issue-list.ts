import type { Issue } from './issue.ts'
import { mergeRepeated } from './merge-repeated.ts'

/** Says that a part has no meaning; dropped where any other issue may be why. */
export const UNREADABLE = 'unreadable'

/** How many issues are listed; of more the number is said. */
const MOST_ISSUES = 100

/** Kept until all are in, so that the first hundred by place are listed and not the first hundred found. */
const MOST_KEPT = 5_000

/** Collects issues of a whole workspace. A terms document is read once for every policy that uses it, so the same issue may come twice. */
export interface IssueList {
  add(issue: Issue): void
  errors(): readonly Issue[]
  warnings(): readonly Issue[]
}

export function issueList(): IssueList {
  const issues: Issue[] = []
  const seen = new Set<string>()
  let more = 0
  return {
    add(issue) {
      const key = `${issue.code}\n${placeOf(issue)}\n${issue.message}`
      if (seen.has(key)) return
      if (issues.length >= MOST_KEPT) {
        more += 1
        return
      }
      seen.add(key)
      issues.push(issue)
    },
    errors: () => listed(withoutEchoes(issues), 'error', more),
    warnings: () => listed(withoutEchoes(issues), 'warning', 0),
  }
}

/** One mistake is one issue: what only repeats an error, or warns about the very text that has one, is left out. */
function withoutEchoes(issues: readonly Issue[]): readonly Issue[] {
  const errors = issues.filter(({ severity, code }) => severity === 'error' && code !== UNREADABLE)
  if (errors.length === 0) return issues
  const places = new Set(errors.map(placeOf))
  const trapped = new Map(errors.filter(({ code }) => NUMBER_TRAPS.has(code)).map(issue => [placeOf(issue), issue]))
  return issues.filter(issue => {
    const place = placeOf(issue)
    if (issue.code === UNREADABLE || (trapped.has(place) && trapped.get(place) !== issue)) return false
    return issue.severity === 'error' || !places.has(place)
  })
}

/** What is no number in YAML is none of the language either; that is said once. */
const NUMBER_TRAPS: ReadonlySet<string> = new Set(['leading-zeros', 'number-not-finite', 'thousands-separator'])

function placeOf({ at }: Issue): string {
  return `${at.file}\n${at.line}:${at.column}`
}

function listed(issues: readonly Issue[], severity: Issue['severity'], uncounted: number): readonly Issue[] {
  const all = mergeRepeated(issues.filter(issue => issue.severity === severity).sort(byPlace))
  const first = all.slice(0, MOST_ISSUES)
  const last = first.at(-1)
  const more = all.length - first.length + uncounted
  if (more === 0 || last === undefined) return first
  const noun = severity === 'error' ? 'issue' : 'warning'
  return [...first, { code: 'too-many-issues', severity, message: `and ${more} more ${more === 1 ? noun : `${noun}s`}`, at: last.at }]
}

function byPlace(a: Issue, b: Issue): number {
  if (a.at.file !== b.at.file) return a.at.file < b.at.file ? -1 : 1
  return a.at.line - b.at.line || a.at.column - b.at.column
}
