import { decodeValue, LONGEST_LIST } from '../../values/decode-value.ts'
import { encodeValue } from '../../values/encode-value.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { Json, JsonObject } from '../../values/json.ts'
import type { Value } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import type { ObjectType, ValueType } from '../../values/value-type.ts'

/** A parameter that somebody outside wrote, as guards read it and, in canonical form, as it is sent. */
export interface AcceptedValue {
  readonly value: Value
  readonly json: Json
}

/**
 * What a contract takes of a value from outside: all of it in every element and member, or nothing. What is sent is built anew from the
 * type, so a member that the contract does not name is not passed on, and guards have read exactly what is sent.
 */
export function acceptedValue(type: ValueType, raw: unknown): AcceptedValue | undefined {
  const json = canonicalOf(type, raw)
  const value = json === undefined ? undefined : decodeValue(type, json)
  return json === undefined || value === undefined || value === ABSENT ? undefined : { value, json }
}

function canonicalOf(type: ValueType, raw: unknown): Json | undefined {
  switch (type.kind) {
    case 'list':
      return Array.isArray(raw) ? listOf(type.of, raw) : undefined
    case 'map':
      return isJsonObject(raw) ? mapOf(type.of, raw) : undefined
    case 'object':
      return isJsonObject(raw) ? objectOf(type, raw) : undefined
    default:
      return encodeValue(type, decodeValue(type, raw))
  }
}

function listOf(type: ValueType, raw: readonly unknown[]): Json | undefined {
  if (raw.length > LONGEST_LIST) return undefined
  const items: Json[] = []
  for (const element of raw) {
    const item = canonicalOf(type, element)
    if (item === undefined) return undefined
    items.push(item)
  }
  return items
}

function mapOf(type: ValueType, raw: JsonObject): Json | undefined {
  const entries: [string, Json][] = []
  for (const [key, member] of Object.entries(raw)) {
    const value = canonicalOf(type, member)
    if (value === undefined) return undefined
    entries.push([key, value])
  }
  return Object.fromEntries(entries)
}

/** An object whose fields nobody declared cannot be checked, so it is not taken. */
function objectOf({ fields }: ObjectType, raw: JsonObject): Json | undefined {
  if (fields === undefined) return undefined
  const members: [string, Json][] = []
  for (const [name, { type, optional }] of Object.entries(fields)) {
    const member: unknown = Object.hasOwn(raw, name) ? raw[name] : undefined
    if (optional && (member === undefined || member === null)) continue
    const value = canonicalOf(type, member)
    if (value === undefined) return undefined
    members.push([name, value])
  }
  return Object.fromEntries(members)
}
