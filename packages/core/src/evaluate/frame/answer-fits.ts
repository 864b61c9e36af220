import { decodeValue } from '../../values/decode-value.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { ValueType } from '../../values/value-type.ts'

/**
 * Whether the answer to a query has the form of its contract, down to the rows of a map: `{ error: "boom" }` is no map of stock. A row
 * that is `null` is not there.
 */
export function answerFits(type: ValueType, answer: unknown): boolean {
  if (decodeValue(type, answer) === undefined) return false
  if (type.kind !== 'map' || !isJsonObject(answer)) return true
  for (const row of Object.values(answer)) if (!answerFits(type.of, row)) return false
  return true
}
