import { isJsonObject } from '../values/is-json-object.ts'
import type { Json, JsonObject } from '../values/json.ts'
import type { Refuse } from './complaint.ts'

/** The object's own member; `null` from outside reads as absent. */
export function member(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? (object[name] ?? undefined) : undefined
}

/** A member that is a text with something in it. */
export function textMember(object: JsonObject, name: string): string | undefined {
  const value = member(object, name)
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function isTextList(json: Json | undefined): json is readonly string[] {
  return Array.isArray(json) && json.every(one => typeof one === 'string')
}

/** An object that may be left out; `name` is what a refusal calls it. */
export function objectOr(json: Json | undefined, name: string, refuse: Refuse): JsonObject {
  if (json === undefined) return {}
  if (isJsonObject(json)) return json
  refuse(`${name}-malformed`, `\`${name}\` is an object`)
  return {}
}
