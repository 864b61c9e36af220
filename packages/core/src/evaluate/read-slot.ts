import { decodeValue, LONGEST_LIST } from '../values/decode-value.ts'
import type { Slot } from '../values/value.ts'
import { ABSENT } from '../values/value.ts'
import type { ValueType } from '../values/value-type.ts'
import type { Frame } from './frame.ts'
import { spend } from './step-budget.ts'

export type ReadSlot = (frame: Frame, json: unknown) => Slot

/** Reads JSON from outside as a value of `type`. A list is decoded as a whole, so it costs its length. */
export function readerOf(type: ValueType): ReadSlot {
  if (type.kind === 'list') return (frame, json) => readList(frame, type, json)
  return (_frame, json) => decodeValue(type, json)
}

function readList(frame: Frame, type: ValueType, json: unknown): Slot {
  if (json === undefined || json === null) return ABSENT
  const length = lengthOf(type, json)
  return length !== undefined && spend(frame, length) ? decodeValue(type, json) : undefined
}

/** Elements in the list and in the lists that it holds; `undefined` if it is no list, or one that is too long. */
function lengthOf(type: ValueType, json: unknown): number | undefined {
  if (type.kind !== 'list') return 0
  if (!Array.isArray(json) || json.length > LONGEST_LIST) return undefined
  if (type.of.kind !== 'list') return json.length
  let total = json.length
  for (const item of json) {
    const length = lengthOf(type.of, item)
    if (length === undefined) return undefined
    total += length
  }
  return total
}
