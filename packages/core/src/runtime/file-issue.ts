import type { Issue } from '../policy/issue.ts'

/** An issue of a whole file; it stands at its start. */
export function fileIssue(file: string, code: string, message: string): Issue {
  return { code, severity: 'error', message, at: { file, line: 1, column: 1, endLine: 1, endColumn: 1 } }
}
