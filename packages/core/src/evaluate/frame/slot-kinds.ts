import type { Slot, Value } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'

export function isKnown(slot: Slot): slot is Value {
  return slot !== undefined && slot !== ABSENT
}

/** `Array.isArray` forgets what a readonly list holds. */
export function isList(slot: Slot): slot is readonly Slot[] {
  return Array.isArray(slot)
}
