import { decodeValue, fieldDecoder, LONGEST_LIST } from '../../values/decode-value.ts'
import type { JsonObject } from '../../values/json.ts'
import type { Slot } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { Frame } from './frame.ts'
import { memberOf } from './member.ts'
import { spend } from './step-budget.ts'

export type ReadMember = (frame: Frame, object: JsonObject, name: string) => Slot

/** Reads a member of JSON from outside as a value of `type`. A list is decoded as a whole, so it costs its length. */
export function readerOf(type: ValueType): ReadMember {
  if (type.kind === 'list') return (frame, object, name) => readList(frame, type, memberOf(object, name))
  const decode = fieldDecoder(type)
  return (_frame, object, name) => decode(object, name)
}

function readList(frame: Frame, type: ValueType, json: unknown): Slot {
  if (json === undefined) return ABSENT
  const length = lengthOf(type, json)
  return length !== undefined && spend(frame, length) ? decodeValue(type, json) : undefined
}

/** Elements in the list and in the lists that it holds; `undefined` if it is no list, or one that is too long. */
function lengthOf(type: ValueType, json: unknown): number | undefined {
  if (type.kind !== 'list') return 0
  if (!Array.isArray(json) || json.length > LONGEST_LIST) return undefined
  if (type.of.kind !== 'list') return json.length
  let total = json.length
  for (const item of json) total += lengthOf(type.of, item) ?? 0
  return total
}
