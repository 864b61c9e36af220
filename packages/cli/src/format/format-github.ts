import type { Issue } from '@countersign/core'
import { plainText } from '../terminal/plain-text.ts'
import type { Examination } from './examination.ts'
import { issuesOf } from './examination.ts'
import { isPackFile } from './pack-file.ts'

/** Workflow commands, which GitHub shows at the line of the pull request. https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
export function formatGithub(examination: Examination): string {
  return issuesOf(examination).map(command).join('')
}

function command(issue: Issue): string {
  const { at } = issue
  // A file of a pack is not in the repository: an annotation there would be shown nowhere.
  const inPack = isPackFile(at.file)
  const place = inPack ? [] : [`file=${property(at.file)}`, `line=${at.line}`, `endLine=${at.endLine}`, `col=${at.column}`]
  const end = !inPack && at.endLine === at.line ? [`endColumn=${at.endColumn}`] : []
  const properties = [...place, ...end, `title=${property(issue.code)}`].join(',')
  const message = [inPack ? `${at.file}:${at.line} ${issue.message}` : issue.message, issue.suggestion].filter(text => text !== undefined)
  return `::${issue.severity} ${properties}::${data(message.join('\n'))}\n`
}

/** A raw line break would start a command of the author's own; other control characters would reach the log. */
function data(text: string): string {
  return text.replaceAll('%', '%25').split('\n').map(plainText).join('%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
