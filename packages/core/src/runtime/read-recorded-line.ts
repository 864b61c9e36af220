import { recordOf } from '../audit/read-record.ts'
import type { DecisionRecord } from '../audit/record.ts'
import { deciders } from '../evaluate/deciders.ts'
import type { BusinessEvent, DecisionInput } from '../evaluate/decision-input.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf } from '../evaluate/policy-set.ts'
import type { At, Issue } from '../policy/issue.ts'
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
import { placeCalendars } from './with-calendars.ts'

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
  /** By type of event. */
  readonly deciding: Map<string, readonly Deciding[]>
}

/** A policy that decides, and what a recording may call the facts that it reads. */
interface Deciding {
  readonly policy: PolicyId
  readonly facts: readonly FactName[]
}

export function lineReader(policies: PolicySet): LineReader {
  return { policies, cache: calendarCache(), deciding: new Map() }
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
  if (text.charCodeAt(0) !== BRACE && text.trim() === '') return { kind: 'blank' }
  const issues: Issue[] = []
  const complain: Complain = complaint => {
    issues.push({ ...complaint, at: placeOf(text, place) })
  }
  const read = readParsed(reader, text, complain)
  if (issues.length === 0 && read !== undefined) return { ...read, warnings: issues }
  const [first, ...rest] = issues.filter(issue => issue.severity === 'error')
  if (first !== undefined) return { kind: 'refused', issues: [first, ...rest] }
  if (read !== undefined) return { ...read, warnings: issues }
  return {
    kind: 'refused',
    issues: [
      { code: 'line-unreadable', severity: 'error', message: 'the line is neither an event nor a record', at: placeOf(text, place) },
    ],
  }
}

/** Nearly every line begins with it. */
const BRACE = '{'.charCodeAt(0)

function placeOf(text: string, { file, line }: { readonly file: string; readonly line: number }): At {
  return { file, line, column: 1, endLine: line, endColumn: Math.min(text.length, 4096) + 1 }
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
  return Object.hasOwn(parsed.value, 'record') ? recordLine(reader, parsed.value, complain) : eventLine(reader, parsed.value, complain)
}

function recordLine({ policies, cache }: LineReader, line: JsonObject, complain: Complain): ReadLine | undefined {
  const read = recordOf(line)
  if (read.kind === 'record') return { kind: 'record', record: read.record, input: placeCalendars(policies, read.record.input, cache) }
  for (const { code, severity, message } of read.issues) complain({ code, severity, message })
  return undefined
}

function eventLine(reader: LineReader, line: JsonObject, complain: Complain): ReadLine | undefined {
  const recorded = readRecordedEvent(line, complain)
  if (recorded === undefined) return undefined
  const { policies, cache } = reader
  const inputs: DecisionInput[] = []
  for (const { policy, facts } of decidingOn(reader, recorded.event)) {
    const input = inputOfEvent(modelOf(policies), policy, facts, recorded, complain)
    if (input !== undefined) inputs.push(placeCalendars(policies, input, cache))
  }
  return { kind: 'event', event: recorded.event, inputs }
}

/** Types that nobody decides are not kept: they come from outside, and nothing bounds their number. */
function decidingOn({ policies, deciding }: LineReader, event: BusinessEvent): readonly Deciding[] {
  const known = deciding.get(event.type)
  if (known !== undefined) return known
  const model = modelOf(policies)
  const found = deciders(policies, { kind: 'event', event }).map(policy => ({ policy, facts: factNames(model, policy) }))
  if (found.length > 0) deciding.set(event.type, found)
  return found
}
