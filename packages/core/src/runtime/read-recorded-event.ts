import type { Actor, BusinessEvent, DecisionInput, LedgerLine } from '../evaluate/decision-input.ts'
import { parseInstant } from '../values/instant.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { Json, JsonObject } from '../values/json.ts'
import { nearestName } from '../values/nearest-name.ts'
import { member, textMember } from './json-member.ts'
import type { RecordedEvent } from './recorded-event.ts'

/** What is wrong with a recorded event, before it has a place. */
export interface Complaint {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly suggestion?: string
}

export type Complain = (complaint: Complaint) => void

const KEYS = ['event', 'now', 'tenant', 'actor', 'state', 'arrival', 'facts', 'scoring', 'propose', 'ledger', 'standing']
const ARRIVALS = ['first', 'stale', 'gap'] as const
const ACTORS = ['service', 'agent', 'person'] as const
const CERTIFICATES = ['valid', 'void', 'demoted', 'missing']

/** Reads `{ "event": CloudEvent, … }` or a bare CloudEvent. What is malformed is complained of; with an error the event is not decided. */
export function readRecordedEvent(line: JsonObject, complain: Complain): RecordedEvent | undefined {
  const wrapped = member(line, 'event')
  const around: JsonObject = isJsonObject(wrapped) ? line : {}
  let sound = true
  const refuse = (code: string, message: string): undefined => {
    sound = false
    complain({ code, severity: 'error', message })
  }
  warnOfUnknownKeys(around, complain)
  const event = readEvent(isJsonObject(wrapped) ? wrapped : line, refuse)
  const now = member(around, 'now') ?? event?.time
  if (event !== undefined && (typeof now !== 'string' || parseInstant(now) === undefined)) {
    refuse('now-missing', 'a recorded event needs `now` or `event.time`, an instant with offset')
  }
  const tenant = member(around, 'tenant') ?? 'default'
  if (typeof tenant !== 'string') refuse('tenant-malformed', '`tenant` is a text')
  const rest = {
    actor: readActor(member(around, 'actor'), event?.source ?? '', refuse),
    arrival: readArrival(member(around, 'arrival'), refuse),
    facts: readObject(member(around, 'facts'), 'facts', refuse),
    ledger: readLedger(member(around, 'ledger'), refuse),
    standing: readStanding(member(around, 'standing'), refuse),
  }
  if (!sound || event === undefined || typeof now !== 'string' || typeof tenant !== 'string') return undefined
  const state = member(around, 'state')
  const scoring = member(around, 'scoring') ?? member(around, 'propose')
  return { event, now, tenant, ...rest, ...(state === undefined ? {} : { state }), ...(scoring === undefined ? {} : { scoring }) }
}

type Refuse = (code: string, message: string) => undefined

function warnOfUnknownKeys(line: JsonObject, complain: Complain): void {
  for (const key of Object.keys(line)) {
    if (KEYS.includes(key)) continue
    const near = nearestName(key, KEYS)
    complain({
      code: 'recorded-key-unknown',
      severity: 'warning',
      message: `a recorded event has no \`${key}\`; it is not read`,
      ...(near === undefined ? {} : { suggestion: `did you mean \`${near}\`?` }),
    })
  }
}

/** The attributes that a decision reads; extension attributes are left behind. */
function readEvent(json: JsonObject, refuse: Refuse): BusinessEvent | undefined {
  const version = member(json, 'specversion') ?? '1.0'
  if (version !== '1.0') return refuse('event-malformed', '`specversion` of a CloudEvent is `1.0`')
  const id = textMember(json, 'id')
  const source = textMember(json, 'source')
  const type = textMember(json, 'type')
  if (id === undefined || source === undefined || type === undefined) {
    return refuse('event-malformed', 'a CloudEvent has `id`, `source` and `type`, each a text')
  }
  const time = member(json, 'time')
  if (time !== undefined && (typeof time !== 'string' || parseInstant(time) === undefined)) {
    return refuse('event-malformed', '`time` of a CloudEvent is an instant with offset')
  }
  const data = member(json, 'data')
  if (!isJsonObject(data)) return refuse('event-data-missing', 'the `data` of an event is the object that it is about')
  return { specversion: '1.0', id, source, type, subject: textMember(json, 'subject') ?? '', data, ...(time === undefined ? {} : { time }) }
}

function readActor(json: Json | undefined, source: string, refuse: Refuse): Actor {
  const actor: Actor = { id: source, kind: 'service', roles: [] }
  if (json === undefined) return actor
  const id = isJsonObject(json) ? textMember(json, 'id') : undefined
  const kind = isJsonObject(json) ? (ACTORS.find(one => one === json['kind']) ?? member(json, 'kind')) : undefined
  const roles = isJsonObject(json) ? (member(json, 'roles') ?? []) : undefined
  if (id === undefined || !isOneOf(kind, ACTORS) || !isTextList(roles)) {
    refuse('actor-malformed', '`actor` has `id`, `kind` (service, agent, person) and `roles`')
    return actor
  }
  return { id, kind, roles }
}

function readArrival(json: Json | undefined, refuse: Refuse): DecisionInput['arrival'] {
  if (json === undefined) return 'first'
  if (isOneOf(json, ARRIVALS)) return json
  refuse('arrival-malformed', '`arrival` is first, stale or gap')
  return 'stale'
}

function readObject(json: Json | undefined, name: string, refuse: Refuse): JsonObject {
  if (json === undefined) return {}
  if (isJsonObject(json)) return json
  refuse(`${name}-malformed`, `\`${name}\` is an object`)
  return {}
}

function readLedger(json: Json | undefined, refuse: Refuse): DecisionInput['ledger'] {
  const lines = Object.entries(readObject(json, 'ledger', refuse))
  return Object.fromEntries(
    lines.flatMap(([key, line]) => {
      if (isLedgerLine(line)) return [[key, line]]
      refuse('ledger-malformed', `ledger line \`${key}\` has \`from\`, \`until\`, \`settled\` and \`reserved\``)
      return []
    }),
  )
}

function isLedgerLine(json: unknown): json is LedgerLine {
  if (!isJsonObject(json)) return false
  return [json['from'], json['until']].every(isInstant) && [json['settled'], json['reserved']].every(isMeasure)
}

const isInstant = (json: unknown): boolean => typeof json === 'string' && parseInstant(json) !== undefined

const isMeasure = (json: unknown): boolean => typeof json === 'string' || (isJsonObject(json) && typeof json['amount'] === 'string')

function readStanding(json: Json | undefined, refuse: Refuse): DecisionInput['standing'] {
  const standing = readObject(json, 'standing', refuse)
  const certificates = member(standing, 'certificates') ?? {}
  const stops = member(standing, 'stops') ?? []
  if (!isCertificates(certificates) || !isTextList(stops)) {
    refuse('standing-malformed', '`standing` has `certificates` (valid, void, demoted, missing) and `stops`')
    return { certificates: {}, stops: ['all'] }
  }
  return { certificates, stops }
}

function isCertificates(json: Json): json is DecisionInput['standing']['certificates'] & JsonObject {
  return isJsonObject(json) && Object.values(json).every(one => typeof one === 'string' && CERTIFICATES.includes(one))
}

function isTextList(json: Json | undefined): json is readonly string[] {
  return Array.isArray(json) && json.every(one => typeof one === 'string')
}

function isOneOf<T extends string>(json: Json | undefined, values: readonly T[]): json is T {
  return values.some(one => one === json)
}
