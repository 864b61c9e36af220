import type { Actor, DecisionInput } from '../evaluate/decision-input.ts'
import { parseInstant } from '../values/instant.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { Json, JsonObject } from '../values/json.ts'
import { nearestName } from '../values/nearest-name.ts'
import type { Complain, Refuse } from './complaint.ts'
import { isTextList, member, objectOr, textMember } from './json-member.ts'
import { readCloudEvent } from './read-cloud-event.ts'
import { readLedgerLines } from './read-ledger-lines.ts'
import { readStanding } from './read-standing.ts'
import type { RecordedEvent } from './recorded-event.ts'

const KEYS = ['event', 'now', 'tenant', 'actor', 'state', 'arrival', 'facts', 'scoring', 'propose', 'ledger', 'standing']
const ARRIVALS = ['first', 'stale', 'gap'] as const
const ACTORS = ['service', 'agent', 'person'] as const

/** Reads `{ "event": CloudEvent, … }` or a bare CloudEvent. What is malformed is complained of; with an error the event is not decided. */
export function readRecordedEvent(line: JsonObject, complain: Complain): RecordedEvent | undefined {
  const wrapped = member(line, 'event')
  const around: JsonObject = isJsonObject(wrapped) ? line : {}
  let sound = true
  const refuse: Refuse = (code, message) => {
    sound = false
    complain({ code, severity: 'error', message })
  }
  warnOfUnknownKeys(around, complain)
  const event = readCloudEvent(isJsonObject(wrapped) ? wrapped : line, refuse)
  const recorded = {
    now: event === undefined ? '' : readNow(member(around, 'now') ?? event.time, refuse),
    tenant: readTenant(member(around, 'tenant'), refuse),
    actor: readActor(member(around, 'actor'), event?.source ?? '', refuse),
    arrival: readArrival(member(around, 'arrival'), refuse),
    facts: objectOr(member(around, 'facts'), 'facts', refuse),
    ledger: readLedgerLines(member(around, 'ledger'), refuse),
    standing: readStanding(member(around, 'standing'), refuse),
  }
  if (!sound || event === undefined) return undefined
  const state = member(around, 'state')
  const scoring = member(around, 'scoring') ?? member(around, 'propose')
  return { event, ...recorded, ...(state === undefined ? {} : { state }), ...(scoring === undefined ? {} : { scoring }) }
}

function readNow(json: Json | undefined, refuse: Refuse): string {
  if (typeof json === 'string' && parseInstant(json) !== undefined) return json
  refuse('now-missing', 'a recorded event needs `now` or `event.time`, an instant with offset')
  return ''
}

function readTenant(json: Json | undefined, refuse: Refuse): string {
  if (json === undefined) return 'default'
  if (typeof json !== 'string') refuse('tenant-malformed', '`tenant` is a text')
  return String(json)
}

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

function isOneOf<T extends string>(json: Json | undefined, values: readonly T[]): json is T {
  return values.some(one => one === json)
}
