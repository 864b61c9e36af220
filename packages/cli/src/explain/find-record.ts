import type { DecisionInput, PolicySet, RecordedLine } from '@countersign/core'
import { lineReader, readRecordedLine } from '@countersign/core'
import { findInputs } from '../dry-run/open-input.ts'
import { readLines } from '../dry-run/read-lines.ts'
import { UsageError } from '../usage-error.ts'

/** The inputs on the first readable line of a file, or on the first with this event id. */
export async function findRecord(policies: PolicySet, file: string, event: string | undefined): Promise<readonly DecisionInput[]> {
  const reader = lineReader(policies)
  const [input] = await findInputs([file])
  if (input === undefined) return []
  for await (const { first, lines } of readLines(input.open(() => undefined))) {
    for (const [index, line] of lines.entries()) {
      if (line.kind === 'refused') continue
      const read = readRecordedLine(reader, line.text, { file: input.name, line: first + index })
      const inputs = inputsOf(read, event)
      if (inputs !== undefined) return inputs
    }
  }
  throw new UsageError(event === undefined ? `no line of \`${file}\` could be read` : `no line of \`${file}\` has the event \`${event}\``)
}

/** Nothing if this is not the line that is looked for. */
function inputsOf(read: RecordedLine, event: string | undefined): readonly DecisionInput[] | undefined {
  if (read.kind === 'event') return event === undefined || read.event.id === event ? read.inputs : undefined
  if (read.kind !== 'record') return undefined
  const { trigger } = read.input
  const id = trigger.kind === 'event' ? trigger.event.id : read.record.id
  return event === undefined || id === event ? [read.input] : undefined
}
