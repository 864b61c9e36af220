import type { SystemId } from '../canonical/system.ts'
import { SYSTEMS } from '../canonical/system.ts'
import type { Instant, Subject, SystemState } from '../evaluate/decision-input.ts'
import type { LifecycleModel } from '../policy/model.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { Json } from '../values/json.ts'
import { textMember } from './json-member.ts'

/**
 * What each system last showed of the subject, from `released`, `{ wms: picking }` or `{ wms: { state, from, version, sequence, asOf } }`.
 *
 * A bare state is what an owner of it shows: a system that may lead an object there, else the system of record.
 * @returns `undefined` where it has none of these forms.
 */
export function statesOf(state: Json | undefined, lifecycle: LifecycleModel | undefined, now: Instant): Subject['states'] | undefined {
  if (state === undefined) return {}
  if (typeof state === 'string') return { [ownerOf(state, lifecycle)]: { state, asOf: now } }
  if (!isJsonObject(state)) return undefined
  const shown = Object.entries(state).map(([system, json]) => [systemNamed(system), systemState(json, now)] as const)
  if (shown.some(([system, one]) => system === undefined || one === undefined)) return undefined
  return Object.fromEntries(shown)
}

/** Who leads an object of this lifecycle into `state`, else its system of record. */
export function ownerOf(state: string, lifecycle: LifecycleModel | undefined): SystemId {
  const into = lifecycle?.transitions.find(transition => transition.to === state)
  return into?.owner[0] ?? lifecycle?.ownership.default ?? 'oms'
}

export function systemNamed(name: string): SystemId | undefined {
  return SYSTEMS.find(system => system === name)
}

function systemState(json: Json, now: Instant): SystemState | undefined {
  if (typeof json === 'string') return { state: json, asOf: now }
  if (!isJsonObject(json)) return undefined
  const state = textMember(json, 'state')
  if (state === undefined) return undefined
  const [from, version, sequence] = ['from', 'version', 'sequence'].map(name => textMember(json, name))
  return {
    state,
    asOf: textMember(json, 'asOf') ?? now,
    ...(from === undefined ? {} : { from }),
    ...(version === undefined ? {} : { version }),
    ...(sequence === undefined ? {} : { sequence }),
  }
}
