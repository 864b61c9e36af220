import type { Instant, Observation, WhyUnknown } from '../evaluate/decision-input.ts'
import { decodeAnswer } from '../evaluate/frame/decode-answer.ts'
import { parseInstant } from '../values/instant.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { Json, JsonObject } from '../values/json.ts'
import type { ValueType } from '../values/value-type.ts'
import { systemNamed } from './states-of.ts'

const WHYS: readonly WhyUnknown[] = ['timeout', 'failed', 'stale', 'skew', 'malformed', 'not-found', 'not-asked', 'erased']
const MALFORMED: Observation = { status: 'unknown', why: 'malformed' }

/** An entry of `facts`. `wrong`: it cannot be read as what it is meant as, so it counts as unknown. */
export interface ReadObservation {
  readonly observation: Observation
  readonly wrong?: string
}

/**
 * Whether an entry of `facts` is meant as an observation and not as the plain value itself: it says `status: known` or `status: unknown`,
 * and something of what goes with that.
 */
export function isMeantAsObservation(json: JsonObject): boolean {
  const { status } = json
  return (status === 'known' || status === 'unknown') && ['asOf', 'why', 'value'].some(key => Object.hasOwn(json, key))
}

/**
 * Reads an observation, `{ status: known, value, asOf }` or `{ status: unknown, why }`, or a plain value, which is known as of `now`.
 *
 * @param type of the fact.
 */
export function observationOf(json: Json, type: ValueType, now: Instant): ReadObservation {
  if (isJsonObject(json) && isMeantAsObservation(json)) return writtenObservation(json, type)
  return decodeAnswer(type, json) !== undefined ? { observation: { status: 'known', value: json, asOf: now } } : malformed(NO_ANSWER)
}

const NO_ANSWER = 'it has not the form of an answer to its query'

function malformed(wrong: string): ReadObservation {
  return { observation: MALFORMED, wrong }
}

function writtenObservation(json: JsonObject, type: ValueType): ReadObservation {
  const { status, value, asOf } = json
  if (status === 'unknown') {
    const why = WHYS.find(one => one === json['why'])
    return why === undefined ? malformed(`\`why\` is one of ${WHYS.join(', ')}`) : { observation: { status: 'unknown', why } }
  }
  if (value === undefined || value === null) return malformed('what is known has a `value`')
  if (typeof asOf !== 'string' || parseInstant(asOf) === undefined) return malformed('what is known has `asOf`, an instant with offset')
  if (decodeAnswer(type, value) === undefined) return malformed(NO_ANSWER)
  const system = typeof json['system'] === 'string' ? systemNamed(json['system']) : undefined
  return { observation: { status: 'known', value, asOf, ...(system === undefined ? {} : { system }) } }
}
