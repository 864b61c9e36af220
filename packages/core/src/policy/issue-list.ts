import type { Issue } from './issue.ts'

/** How many issues are listed; of more the number is said. */
export const MOST_ISSUES = 100

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
      const key = `${issue.code}\n${issue.at.file}\n${issue.at.line}:${issue.at.column}\n${issue.message}`
      if (seen.has(key)) return
      if (issues.length >= MOST_KEPT) {
        more += 1
        return
      }
      seen.add(key)
      issues.push(issue)
    },
    errors: () => listed(issues, 'error', more),
    warnings: () => listed(issues, 'warning', 0),
  }
}

function listed(issues: readonly Issue[], severity: Issue['severity'], uncounted: number): readonly Issue[] {
  const all = issues.filter(issue => issue.severity === severity).sort(byPlace)
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
