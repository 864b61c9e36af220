import type { BusinessEvent } from '../evaluate/decision-input.ts'
import { parseInstant } from '../values/instant.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { JsonObject } from '../values/json.ts'
import type { Refuse } from './complaint.ts'
import { member, textMember } from './json-member.ts'

/** The attributes that a decision reads; extension attributes are left behind. */
export function readCloudEvent(json: JsonObject, refuse: Refuse): BusinessEvent | undefined {
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
