import type { Instant, Observation, WhyUnknown } from '../evaluate/decision-input.ts'
import { parseInstant } from '../values/instant.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { Json, JsonObject } from '../values/json.ts'
import { systemNamed } from './states-of.ts'

const WHYS: readonly WhyUnknown[] = ['timeout', 'failed', 'stale', 'skew', 'malformed', 'not-found', 'not-asked', 'erased']

/**
 * An entry of `facts`: an observation if it says `status: known` with `asOf` and `value`, or `status: unknown` with `why`; else the plain
 * value, known as of `now`.
 */
export function observationOf(json: Json, now: Instant): Observation {
  return (isJsonObject(json) ? writtenObservation(json) : undefined) ?? { status: 'known', value: json, asOf: now }
}

function writtenObservation(json: JsonObject): Observation | undefined {
  const { status, value, asOf } = json
  if (status === 'unknown') {
    const why = WHYS.find(one => one === json['why'])
    return why === undefined ? undefined : { status: 'unknown', why }
  }
  if (status !== 'known' || value === undefined || value === null || typeof asOf !== 'string' || parseInstant(asOf) === undefined)
    return undefined
  const system = typeof json['system'] === 'string' ? systemNamed(json['system']) : undefined
  return { status, value, asOf, ...(system === undefined ? {} : { system }) }
}
