import type { Issue } from '@countersign/core'

/** One thing that was looked at, and what was found: a file for `check`, a case for `test`. Paths are as the user may open them. */
export interface Unit {
  readonly name: string
  readonly file: string
  readonly issues: readonly Issue[]
}

/** What every format prints. `sources` gives the text of a file that was read, for the line under an issue. */
export interface Examination {
  readonly command: 'check' | 'test'
  readonly units: readonly Unit[]
  readonly sources: ReadonlyMap<string, string>
}

/** Each issue once: the rows of a case share what is wrong with the case. */
export function issuesOf(examination: Examination): readonly Issue[] {
  const issues = examination.units.flatMap(unit => unit.issues)
  return [...new Map(issues.map(issue => [JSON.stringify(issue), issue])).values()]
}

export interface Severities {
  readonly errors: number
  readonly warnings: number
}

export function countSeverities(issues: readonly Issue[]): Severities {
  const errors = issues.filter(issue => issue.severity === 'error').length
  return { errors, warnings: issues.length - errors }
}
