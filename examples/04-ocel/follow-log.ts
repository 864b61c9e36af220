import type { Decision, LifecycleSummary, LineReader, PolicySet } from '@countersign/core'
import { decide, followLifecycles, lineReader, readRecordedLine } from '@countersign/core'
import { ACTIVITIES } from './activities.ts'
import { eventMaker } from './business-events.ts'
import type { DecisionCounts } from './decision-counts.ts'
import { countDecision } from './decision-counts.ts'
import type { LogEntry } from './log-entry.ts'
import { eventRecorder } from './record-event.ts'

/** What a log says of its objects, and what the policies say of what went wrong in it. */
export interface LogReport extends LifecycleSummary {
  readonly log: string
  readonly entries: number
  readonly events: number
  /** Activities that are about no order, line or shipment. */
  readonly unmapped: Readonly<Record<string, number>>
  readonly decisions: Readonly<Record<string, DecisionCounts>>
}

/** Follows the objects of a log in its own order and decides about each event that a policy names, as a dry run of its lines would. */
export async function followLog(
  log: string,
  entries: AsyncIterable<LogEntry> | Iterable<LogEntry>,
  policies: PolicySet,
  write?: (line: string) => Promise<void>,
): Promise<LogReport> {
  const follower = followLifecycles(policies)
  const [eventsOf, record, reader] = [eventMaker(), eventRecorder(follower), lineReader(policies)]
  const decisions = new Map<string, DecisionCounts>()
  const unmapped: Record<string, number> = {}
  let [read, events] = [0, 0]
  for await (const entry of entries) {
    read += 1
    if (!Object.hasOwn(ACTIVITIES, entry.activity)) unmapped[entry.activity] = (unmapped[entry.activity] ?? 0) + 1
    for (const event of eventsOf(entry)) {
      events += 1
      const line = JSON.stringify(record(event))
      await write?.(line)
      for (const decision of decisionsOn(reader, line, { file: log, line: events })) countDecision(decisions, decision)
    }
  }
  return { log, entries: read, events, unmapped, decisions: Object.fromEntries(decisions), ...follower.summary() }
}

function decisionsOn(reader: LineReader, line: string, place: { readonly file: string; readonly line: number }): readonly Decision[] {
  const read = readRecordedLine(reader, line, place)
  // The line is our own: what is wrong with it is wrong with this example.
  if (read.kind === 'refused') throw new Error(read.issues.map(({ at, message }) => `${at.file}:${at.line} ${message}`).join('\n'))
  return read.kind === 'event' ? read.inputs.map(input => decide(reader.policies, input)) : []
}
