import type { Paper } from '../terminal/paper.ts'
import { counted } from './counted.ts'
import type { Examination, Severities } from './examination.ts'
import { issuesOf } from './examination.ts'
import { formatIssue } from './format-issue.ts'

/** Every issue with its line, one after the other, an empty line between. */
export function formatIssues(examination: Examination, paper: Paper): readonly string[] {
  return issuesOf(examination).map(issue => `${formatIssue(issue, examination.sources.get(issue.at.file), paper)}\n`)
}

/** `2 errors, 1 warning`, in the colour of the worst. */
export function formatSeverities({ errors, warnings }: Severities, { colours }: Paper): string {
  const parts = [
    errors > 0 ? colours.red(counted(errors, 'error')) : '',
    warnings > 0 ? colours.yellow(counted(warnings, 'warning')) : '',
  ].filter(part => part !== '')
  return parts.length === 0 ? colours.green('no findings') : parts.join(', ')
}
