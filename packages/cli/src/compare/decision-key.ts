import type { DecisionInput, RecordedLine } from '@countersign/core'

type ReadableLine = Extract<RecordedLine, { readonly kind: 'event' | 'record' }>

/** By what a decision is found again in another recording: policy, source and id of the event; of what no event triggered, the record's id. */
export function decisionKey(line: ReadableLine, { policy, trigger }: DecisionInput): string {
  const occasion = trigger.kind === 'event' ? ['event', trigger.event.source, trigger.event.id] : ['record', lineId(line)]
  return JSON.stringify([policy, ...occasion])
}

/** What a person calls the line. */
export function lineId(line: ReadableLine): string {
  if (line.kind === 'event') return line.event.id
  const { trigger } = line.input
  return trigger.kind === 'event' ? trigger.event.id : line.record.id
}
