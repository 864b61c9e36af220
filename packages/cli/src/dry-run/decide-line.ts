import type { DecisionInput, Issue, LineReader, PolicySet, RecordedLine } from '@countersign/core'
import { readRecordedLine, siteOf } from '@countersign/core'
import type { SummaryBuilder } from './create-summary.ts'
import type { Decided } from './decided.ts'
import type { Line, RefusedLine } from './read-lines.ts'
import type { Replayed } from './replay.ts'
import type { SeenIds } from './seen-ids.ts'

/** What the lines of one run share. */
export interface LineContext {
  readonly policies: PolicySet
  readonly reader: LineReader
  readonly seen: SeenIds
  readonly summary: SummaryBuilder
  /** `decide` on a ledger that is recorded or simulated. */
  readonly decide: (input: DecisionInput) => Replayed
}

export interface LinePlace {
  readonly file: string
  readonly line: number
}

/** Reads, counts and decides one line. What cannot be read is an issue of that line, and the run goes on. */
export function decideLine(context: LineContext, line: Line, place: LinePlace): readonly Decided[] {
  const read = line.kind === 'text' ? readRecordedLine(context.reader, line.text, place) : refused(line, place)
  if (read.kind === 'blank') return []
  context.summary.addRecord()
  if (read.kind === 'refused') {
    context.summary.addBroken(read.issues)
    return []
  }
  if (!context.seen.add(identityOf(read))) {
    context.summary.addDuplicate()
    return []
  }
  context.summary.addWarnings(read.warnings)
  const inputs = read.kind === 'record' ? [read.input] : read.inputs
  if (read.kind === 'event' && inputs.length === 0) context.summary.addUndecided(read.event.type)
  return inputs.map(input => decideInput(context, input, place))
}

function decideInput({ policies, summary, decide }: LineContext, input: DecisionInput, place: LinePlace): Decided {
  const decided = { ...place, ...decide(input), site: siteOf(policies, input) }
  summary.addDecided(decided)
  return decided
}

function refused({ code, message }: RefusedLine, { file, line }: LinePlace): RecordedLine {
  const issue: Issue = { code, severity: 'error', message, at: { file, line, column: 1, endLine: line, endColumn: 1 } }
  return { kind: 'refused', issues: [issue] }
}

/**
 * What makes a line a duplicate: the event, which CloudEvents names by source and id; of a record also the policy, because one event
 * has a record for each policy that decided it. The length keeps `a` + `bc` and `ab` + `c` apart.
 */
function identityOf(line: Extract<RecordedLine, { readonly kind: 'record' | 'event' }>): string {
  if (line.kind === 'event') return named(line.event.source, line.event.id)
  const { trigger, policy } = line.input
  const event = trigger.kind === 'event' ? named(trigger.event.source, trigger.event.id) : line.record.id
  return `${policy} ${event}`
}

function named(source: string, id: string): string {
  return `${source.length} ${source} ${id}`
}
