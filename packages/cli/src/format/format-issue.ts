import type { Issue } from '@countersign/core'
import type { Paper } from '../terminal/paper.ts'
import { plainText } from '../terminal/plain-text.ts'
import { sourceFrame } from './source-frame.ts'

/** One issue for a person: place, code, message, the line with a caret, and what to do about it. */
export function formatIssue(issue: Issue, source: string | undefined, paper: Paper): string {
  const { bold, cyan, dim, red, yellow } = paper.colours
  const severity = issue.severity === 'error' ? red('error') : yellow('warning')
  const place = `${plainText(issue.at.file)}:${issue.at.line}:${issue.at.column}`
  const frame = sourceFrame(issue.at, source, paper).map(line => `  ${line}`)
  const advice = issue.suggestion === undefined ? [] : [`  ${cyan('→')} ${plainText(issue.suggestion)}`]
  const head = `${cyan(place)} ${severity} ${bold(plainText(issue.message))} ${dim(plainText(issue.code))}`
  return [head, ...frame, ...advice].join('\n')
}
