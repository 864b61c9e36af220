import { Buffer } from 'node:buffer'
import type { DecisionInput, PolicySet } from '@countersign/core'
import { siteOf } from '@countersign/core'
import type { Sampling } from '../report-data/sampling.ts'
import { decisionLine } from './decision-line.ts'
import type { ReadBlock, ReadLine } from './read-block.ts'
import type { Replayed } from './replay.ts'
import type { LineTally, SummaryPart } from './summary-part.ts'
import { createSummaryPart } from './summary-part.ts'

export interface DecideContext {
  readonly policies: PolicySet
  /** `decide` on a ledger that is recorded or simulated. */
  readonly decide: (input: DecisionInput) => Replayed
  /** Whether the decisions are wanted, and not only their summary. */
  readonly write: boolean
  /** Where a report is wanted: what the lane has shown of its decisions so far. */
  readonly sampling: Sampling | undefined
}

/** What the lines of a block came to, ready to be handed over by a thread. */
export interface DecidedBlock {
  readonly part: SummaryPart
  /** Of `--out`, in UTF-8. */
  readonly written: Uint8Array<ArrayBuffer>
  readonly warnings: number
}

/** Counts and decides the lines of a block. `fresh` says, in the order of its ids, which lines are no duplicates. */
export function decideBlock(context: DecideContext, { file, lines }: ReadBlock, fresh: Uint8Array): DecidedBlock {
  const summary = createSummaryPart(context.sampling)
  let written = ''
  let [known, warnings] = [0, 0]
  for (const { line, read } of lines) {
    summary.addRecord()
    if (read.kind === 'refused') {
      summary.addBroken(read.issues)
      continue
    }
    known += 1
    if (fresh[known - 1] === 0) {
      summary.addDuplicate()
      continue
    }
    warnings += read.warnings.length
    written += decideLine(context, summary, { file, line }, read)
  }
  return { part: summary.part(), written: utf8(written), warnings }
}

type Decidable = Exclude<ReadLine['read'], { readonly kind: 'refused' }>

interface Place {
  readonly file: string
  readonly line: number
}

/** Returns the lines to write, if they are wanted. */
function decideLine({ policies, decide, write }: DecideContext, summary: LineTally, place: Place, read: Decidable): string {
  summary.addWarnings(read.warnings)
  const inputs = read.kind === 'record' ? [read.input] : read.inputs
  if (read.kind === 'event' && inputs.length === 0) summary.addUndecided(read.event.type)
  let written = ''
  for (const input of inputs) {
    const replayed = decide(input)
    const decided = { ...place, input: replayed.input, decision: replayed.decision, site: siteOf(policies, input) }
    summary.addDecided(decided)
    if (replayed.scored !== undefined) summary.addScored(replayed.scored, decided)
    if (write) written += decisionLine(decided)
  }
  return written
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Buffer.byteLength(text))
  new TextEncoder().encodeInto(text, bytes)
  return bytes
}
