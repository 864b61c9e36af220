import type { Issue } from '@countersign/core'
import { disarmCommands } from '../terminal/disarm-commands.ts'
import { paperOf } from '../terminal/paper.ts'
import { counted } from './counted.ts'
import { formatIssue } from './format-issue.ts'

const SHOWN_ISSUES = 10

/** The first issues on stderr, and how many more there are. */
export function tellIssues(issues: readonly Issue[]): void {
  const paper = paperOf(process.stderr)
  const shown = issues.slice(0, SHOWN_ISSUES).map(issue => `${formatIssue(issue, undefined, paper)}\n`)
  process.stderr.write(disarmCommands(shown.join('')))
  if (issues.length > SHOWN_ISSUES) process.stderr.write(`… and ${counted(issues.length - SHOWN_ISSUES, 'more issue')}\n`)
}
