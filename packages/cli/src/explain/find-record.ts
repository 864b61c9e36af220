import type { DecisionInput, PolicySet, RecordedLine } from '@countersign/core'
import { lineReader, readRecordedLine } from '@countersign/core'
import { didYouMean } from '../did-you-mean.ts'
import type { Input } from '../dry-run/open-input.ts'
import { findInputs } from '../dry-run/open-input.ts'
import { readLines } from '../dry-run/read-lines.ts'
import { UsageError } from '../usage-error.ts'

type ReadableLine = Extract<RecordedLine, { readonly kind: 'event' | 'record' }>

/** A line that is to be explained: what it is called, and an input for each policy that decides it. */
export interface FoundLine {
  readonly name: string
  readonly inputs: readonly DecisionInput[]
}

/** For a suggestion where the event that is asked for is not there. */
const KEPT_IDS = 10_000

/** The first readable line of a file, or the first with this event id. */
export async function findRecord(policies: PolicySet, file: string, event: string | undefined): Promise<FoundLine> {
  const ids = new Set<string>()
  for (const input of await findInputs([file])) {
    for await (const read of readableLines(policies, input)) {
      const id = idOf(read)
      if (event === undefined || id === event) return foundLine(id, read)
      if (ids.size < KEPT_IDS) ids.add(id)
    }
  }
  if (event === undefined) throw new UsageError(`no line of \`${file}\` could be read`)
  throw new UsageError(`no line of \`${file}\` has the event \`${event}\`${didYouMean(event, [...ids])}`)
}

async function* readableLines(policies: PolicySet, { name, open }: Input): AsyncGenerator<ReadableLine> {
  const reader = lineReader(policies)
  for await (const { first, lines } of readLines(open(() => undefined))) {
    for (const [index, line] of lines.entries()) {
      if (line.kind === 'refused') continue
      const read = readRecordedLine(reader, line.text, { file: name, line: first + index })
      if (read.kind === 'event' || read.kind === 'record') yield read
    }
  }
}

function foundLine(id: string, read: ReadableLine): FoundLine {
  return read.kind === 'event'
    ? { name: `the event \`${id}\`, which is \`${read.event.type}\``, inputs: read.inputs }
    : { name: `\`${id}\``, inputs: [read.input] }
}

function idOf(read: ReadableLine): string {
  if (read.kind === 'event') return read.event.id
  const { trigger } = read.input
  return trigger.kind === 'event' ? trigger.event.id : read.record.id
}
