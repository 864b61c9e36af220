import { readRecord } from '../audit/read-record.ts'
import type { DecisionRecord } from '../audit/record.ts'
import { deciders } from '../evaluate/deciders.ts'
import type { BusinessEvent, DecisionInput } from '../evaluate/decision-input.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf } from '../evaluate/policy-set.ts'
import type { Issue } from '../policy/issue.ts'
import type { PolicyId } from '../values/ids.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { JsonObject } from '../values/json.ts'
import type { CalendarCache } from './calendar-cache.ts'
import { calendarCache } from './calendar-cache.ts'
import type { Complain } from './complaint.ts'
import type { FactName } from './fact-names.ts'
import { factNames } from './fact-names.ts'
import { inputOfEvent } from './input-of-event.ts'
import { parseJsonLine } from './parse-json-line.ts'
import { readRecordedEvent } from './read-recorded-event.ts'
import { withCalendars } from './with-calendars.ts'

/** What one line of recorded events or decision records holds. */
export type RecordedLine =
  | { readonly kind: 'blank' }
  /** A decision that was recorded; `input` also has the calendars that the policies of today read. */
  | { readonly kind: 'record'; readonly record: DecisionRecord; readonly input: DecisionInput; readonly warnings: readonly Issue[] }
  /** One input a deciding policy; none: nobody decides on this event. */
  | {
      readonly kind: 'event'
      readonly event: BusinessEvent
      readonly inputs: readonly DecisionInput[]
      readonly warnings: readonly Issue[]
    }
  | { readonly kind: 'refused'; readonly issues: readonly [Issue, ...Issue[]] }

/** Reads lines for one policy set. It keeps look-ups and calendars from line to line, and nothing that a decision could depend on. */
export interface LineReader {
  readonly policies: PolicySet
  readonly cache: CalendarCache
  readonly facts: Map<PolicyId, readonly FactName[]>
}

export function lineReader(policies: PolicySet): LineReader {
  return { policies, cache: calendarCache(), facts: new Map() }
}

/**
 * Reads one line: a decision record, `{ "event": …, "facts": … }`, or a bare CloudEvent. Never throws; what is wrong has the place of the line.
 *
 * @example
 * ```ts
 * const reader = lineReader(policies)
 * const line = readRecordedLine(reader, text, { file: 'events.jsonl', line: 1 })
 * if (line.kind === 'event') for (const input of line.inputs) decide(policies, input)
 * ```
 */
export function readRecordedLine(reader: LineReader, text: string, place: { readonly file: string; readonly line: number }): RecordedLine {
  if (text.trim() === '') return { kind: 'blank' }
  const issues: Issue[] = []
  const at = { file: place.file, line: place.line, column: 1, endLine: place.line, endColumn: Math.min(text.length, 4096) + 1 }
  const complain: Complain = complaint => {
    issues.push({ ...complaint, at })
  }
  const read = readParsed(reader, text, complain)
  const [first, ...rest] = issues.filter(issue => issue.severity === 'error')
  if (first !== undefined) return { kind: 'refused', issues: [first, ...rest] }
  if (read !== undefined) return { ...read, warnings: issues }
  return {
    kind: 'refused',
    issues: [{ code: 'line-unreadable', severity: 'error', message: 'the line is neither an event nor a record', at }],
  }
}

type ReadLine =
  | { readonly kind: 'record'; readonly record: DecisionRecord; readonly input: DecisionInput }
  | { readonly kind: 'event'; readonly event: BusinessEvent; readonly inputs: readonly DecisionInput[] }

function readParsed(reader: LineReader, text: string, complain: Complain): ReadLine | undefined {
  const parsed = parseJsonLine(text)
  if (parsed.kind === 'refused') {
    complain({ code: parsed.code, severity: 'error', message: parsed.message })
    return undefined
  }
  if (!isJsonObject(parsed.value)) return undefined
  return Object.hasOwn(parsed.value, 'record') ? recordLine(reader, text, complain) : eventLine(reader, parsed.value, complain)
}

function recordLine({ policies, cache }: LineReader, text: string, complain: Complain): ReadLine | undefined {
  const read = readRecord(text)
  if (read.kind === 'record') return { kind: 'record', record: read.record, input: withCalendars(policies, read.record.input, cache) }
  for (const { code, severity, message } of read.issues) complain({ code, severity, message })
  return undefined
}

function eventLine(reader: LineReader, line: JsonObject, complain: Complain): ReadLine | undefined {
  const recorded = readRecordedEvent(line, complain)
  if (recorded === undefined) return undefined
  const { policies, cache } = reader
  const model = modelOf(policies)
  const inputs = deciders(policies, { kind: 'event', event: recorded.event }).flatMap(policy => {
    const input = inputOfEvent(model, policy, factsOf(reader, policy), recorded, complain)
    return input === undefined ? [] : [withCalendars(policies, input, cache)]
  })
  return { kind: 'event', event: recorded.event, inputs }
}

function factsOf(reader: LineReader, policy: PolicyId): readonly FactName[] {
  const known = reader.facts.get(policy) ?? factNames(modelOf(reader.policies), policy)
  reader.facts.set(policy, known)
  return known
}
