import { encodeValue } from '../../values/encode-value.ts'
import type { Slot } from '../../values/value.ts'
import type { ValueType } from '../../values/value-type.ts'
import { isKnown } from '../frame/slot-kinds.ts'

/** A map's key as the text that the map owns it by: ids and text as they are, the rest in canonical form (`2026-03-21`). */
export function keyText(type: ValueType): (key: Slot) => string | undefined {
  return key => {
    if (typeof key === 'string') return key
    if (!isKnown(key)) return undefined
    const json = encodeValue(type, key)
    return typeof json === 'string' ? json : undefined
  }
}
