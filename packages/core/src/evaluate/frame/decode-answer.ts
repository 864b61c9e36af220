import { decodeValue } from '../../values/decode-value.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { Slot } from '../../values/value.ts'
import type { ValueType } from '../../values/value-type.ts'

/**
 * The answer to a query, if it has the form of its contract down to the rows of a map: `{ error: "boom" }` is no map of stock. A row
 * that is `null` is not there. Throws only what a getter or proxy in a map throws.
 */
export function decodeAnswer(type: ValueType, answer: unknown): Slot {
  const value = decodeValue(type, answer)
  if (type.kind !== 'map' || !isJsonObject(value)) return value
  for (const key of Object.keys(value)) if (decodeAnswer(type.of, value[key]) === undefined) return undefined
  return value
}
