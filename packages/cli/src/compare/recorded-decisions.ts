import type { DecisionInput, Issue, LineReader } from '@countersign/core'
import { readRecordedLine } from '@countersign/core'
import type { Input } from '../dry-run/open-input.ts'
import type { Progress } from '../dry-run/progress.ts'
import { readLines } from '../dry-run/read-lines.ts'
import { decisionKey, lineId } from './decision-key.ts'

/** One input on which one policy decides, and where it stands. */
export interface RecordedDecision {
  readonly file: string
  readonly line: number
  readonly event: string
  readonly key: string
  readonly input: DecisionInput
}

/** What one line holds: decisions, or what is wrong with it. */
export interface DecisionsOfLine {
  readonly decisions: readonly RecordedDecision[]
  readonly broken: readonly Issue[]
}

/** Every line of the recordings that is not empty, in order. */
export async function* recordedDecisions(
  reader: LineReader,
  inputs: readonly Input[],
  progress: Progress,
): AsyncGenerator<DecisionsOfLine> {
  for (const { name: file, open } of inputs) {
    for await (const { first, lines } of readLines(open(progress.addBytes))) {
      for (const [index, line] of lines.entries()) {
        const place = { file, line: first + index }
        if (line.kind === 'refused') yield { decisions: [], broken: [issueAt(place, line.code, line.message)] }
        else yield* decisionsOf(reader, line.text, place)
      }
      progress.addRecords(lines.length)
    }
  }
}

interface Place {
  readonly file: string
  readonly line: number
}

function* decisionsOf(reader: LineReader, text: string, place: Place): Generator<DecisionsOfLine> {
  const read = readRecordedLine(reader, text, place)
  switch (read.kind) {
    case 'blank':
      return
    case 'refused':
      yield { decisions: [], broken: read.issues }
      return
    case 'event':
    case 'record': {
      const inputs = read.kind === 'event' ? read.inputs : [read.input]
      const decisions = inputs.map(input => ({ ...place, event: lineId(read), key: decisionKey(read, input), input }))
      yield { decisions, broken: [] }
    }
  }
}

export function issueAt({ file, line }: Place, code: string, message: string): Issue {
  return { code, severity: 'error', message, at: { file, line, column: 1, endLine: line, endColumn: 1 } }
}
