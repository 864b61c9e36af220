import type { JsonObject } from '../../values/json.ts'
import type { Slot, Value } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'

export function isKnown(slot: Slot): slot is Value {
  return slot !== undefined && slot !== ABSENT
}

/**
 * Whether a slot of an object type holds one. A value of such a type has passed `isJsonObject` when it was decoded, so its prototype
 * needs no second look.
 */
export function isObjectSlot(slot: Slot): slot is JsonObject {
  return typeof slot === 'object' && !Array.isArray(slot)
}

/** `Array.isArray` forgets what a readonly list holds. */
export function isList(slot: Slot): slot is readonly Slot[] {
  return Array.isArray(slot)
}
