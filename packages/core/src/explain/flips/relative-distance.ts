import { absDecimal, compareDecimals, divideDecimals, ONE, subtractDecimals } from '../../values/decimal.ts'
import { decodeValue } from '../../values/decode-value.ts'
import type { Json } from '../../values/json.ts'
import type { Decimal } from '../../values/value.ts'
import { isDecimal, isMeasured } from '../../values/value-form.ts'
import type { ValueType } from '../../values/value-type.ts'

/** How far a value has to move, as part of the larger of both: 0 to 1, so that euros, days and confidences can be put in order. */
export function relativeDistance(type: ValueType, from: Json | undefined, to: Json): number {
  const before = from === undefined ? undefined : sizeOf(type, from)
  const after = sizeOf(type, to)
  const gap = before === undefined || after === undefined ? undefined : subtractDecimals(before, after)
  if (before === undefined || after === undefined || gap === undefined) return 1
  const [a, b] = [absDecimal(before), absDecimal(after)]
  const part = divideDecimals(absDecimal(gap), compareDecimals(a, b) > 0 ? a : b)
  return part === undefined ? 0 : Math.min(1, approximate(part))
}

function sizeOf(type: ValueType, json: Json): Decimal | undefined {
  const value = decodeValue(type, json)
  if (isMeasured(value)) return value.amount
  return isDecimal(value) && typeof value !== 'string' ? value : undefined
}

/** For an order only: nothing that is printed or decided. */
const approximate = (decimal: Decimal): number =>
  typeof decimal === 'number' ? decimal / ONE : Number(decimal.digits) / 10 ** decimal.scale
