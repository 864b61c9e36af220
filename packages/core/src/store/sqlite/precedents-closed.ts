import type { Issue } from '../../policy/issue.ts'
import { fileIssue } from '../../runtime/file-issue.ts'

export function closedIssue(file: string): Issue {
  return fileIssue(file, 'precedents-closed', 'the precedents are closed, so nothing more was added')
}
