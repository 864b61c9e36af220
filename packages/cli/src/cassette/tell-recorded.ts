import type { Issue } from '@countersign/core'
import { nearestName } from '@countersign/core'
import type { Tape } from '@countersign/core/scoring'
import { counted } from '../format/counted.ts'
import { formatIssue } from '../format/format-issue.ts'
import { paperOf } from '../terminal/paper.ts'
import { plainText } from '../terminal/plain-text.ts'
import { failureSentences } from './why-unanswered.ts'

/** A recording that was written. */
export interface Told {
  readonly file: string
  readonly tape: Tape
  /** How many answers were taken out. */
  readonly pruned: number
  /** Why answers were kept out. */
  readonly issues: readonly Issue[]
  /** Scorers that policies ask and nobody handed in. */
  readonly unknown: readonly string[]
  /** Names under which scorers were handed in. */
  readonly exported: readonly string[]
  /** Of each code of failure what the first said that failed so. */
  readonly sentences: ReadonlyMap<string, string>
}

/** Says on stderr what was asked, what got no answer, and what was kept out of the file. */
export function tellRecorded(told: Told): void {
  const { file, tape, pruned, issues, unknown, exported } = told
  const unanswered = Object.entries(tape.unanswered())
  const lost = unanswered.map(([code, count]) => `${code} ${count}`).join(', ')
  const count = unanswered.reduce((sum, [, count]) => sum + count, 0)
  const dropped = pruned > 0 ? `, ${counted(pruned, 'answer')} taken out` : ''
  const lines = [
    ...issues.map(issue => formatIssue(issue, undefined, paperOf(process.stderr))),
    ...unknown.map(name => plainText(`a policy asks \`${name}\`, and the module exports ${list(exported)}${meant(name, exported)}`)),
    ...(tape.masked() > 0 ? [`${counted(tape.masked(), 'answer')} held what looks like a secret; it is masked`] : []),
    ...(count > 0 ? [`${counted(count, 'question')} got no answer that is recorded: ${lost}`] : []),
    ...[...failureSentences(told)].map(([code, words]) => `  ${code}: ${plainText(words)}`),
    `wrote ${plainText(file)}: ${counted(tape.asked(), 'question')} asked${dropped}`,
  ]
  for (const line of lines) process.stderr.write(`${line}\n`)
}

const LISTED = 10

function list(exported: readonly string[]): string {
  const rest = exported.length - LISTED
  const names = exported.slice(0, LISTED).map(name => `\`${name}\``)
  return `only ${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

function meant(name: string, exported: readonly string[]): string {
  const near = nearestName(name, exported)
  return near === undefined ? '' : `; did you mean \`${near}\`?`
}
