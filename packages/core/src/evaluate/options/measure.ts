import { addDecimals, compareDecimals, subtractDecimals } from '../../values/decimal.ts'
import { formatDecimal } from '../../values/decimal-text.ts'
import { decodeValue } from '../../values/decode-value.ts'
import { addMeasured, compareMeasured, subtractMeasured, ZERO } from '../../values/measured.ts'
import type { Slot } from '../../values/value.ts'
import { isDecimal, isMeasured } from '../../values/value-form.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { Measure } from '../decision.ts'
import type { MeasureValue } from '../frame/frame.ts'

/** Money, a quantity or a plain number: what `cost`, limits and budgets are stated in. */
export function asMeasure(value: Slot): MeasureValue | undefined {
  return isDecimal(value) || isMeasured(value) ? value : undefined
}

/** What an option costs that states none. */
export function zeroOf({ kind }: ValueType): MeasureValue {
  return kind === 'money' || kind === 'quantity' ? ZERO : 0
}

export function encodeMeasure({ kind }: ValueType, value: Slot): Measure | undefined {
  if (isDecimal(value)) return formatDecimal(value)
  if (!isMeasured(value)) return undefined
  const amount = formatDecimal(value.amount)
  if (value.unit === '') return amount
  return kind === 'money' ? { amount, currency: value.unit } : { amount, unit: value.unit }
}

export function decodeMeasure(json: Measure, { kind }: ValueType): MeasureValue | undefined {
  if (typeof json === 'string') return asMeasure(decodeValue(kind === 'money' || kind === 'quantity' ? { kind } : { kind: 'number' }, json))
  return asMeasure(decodeValue({ kind: 'currency' in json ? 'money' : 'quantity' }, json))
}

/** `undefined`: two currencies, two units, or a number and a measure. */
export function compareMeasures(a: MeasureValue, b: MeasureValue): -1 | 0 | 1 | undefined {
  if (isDecimal(a)) return isDecimal(b) ? compareDecimals(a, b) : undefined
  return isDecimal(b) ? undefined : compareMeasured(a, b)
}

export function addMeasures(a: MeasureValue, b: MeasureValue): MeasureValue | undefined {
  if (isDecimal(a)) return isDecimal(b) ? addDecimals(a, b) : undefined
  return isDecimal(b) ? undefined : addMeasured(a, b)
}

export function subtractMeasures(a: MeasureValue, b: MeasureValue): MeasureValue | undefined {
  if (isDecimal(a)) return isDecimal(b) ? subtractDecimals(a, b) : undefined
  return isDecimal(b) ? undefined : subtractMeasured(a, b)
}

export function isNegative(value: MeasureValue): boolean {
  return compareDecimals(isDecimal(value) ? value : value.amount, 0) < 0
}

/** What a budget is charged: less than nothing would refill it. */
export function chargeable(value: MeasureValue): MeasureValue {
  if (!isNegative(value)) return value
  return isDecimal(value) ? 0 : { amount: 0, unit: value.unit }
}

/** A figure that somebody outside states; one below zero is none. */
export function statedMeasure(stated: Measure | undefined, type: ValueType): MeasureValue | undefined {
  const value = stated === undefined ? undefined : decodeMeasure(stated, type)
  return value === undefined || isNegative(value) ? undefined : value
}

/** A figure that somebody states may only raise what policy computed; one that cannot be compared makes it unknown. */
export function raisedBy(computed: Slot, stated: Measure | undefined, type: ValueType): Slot {
  if (stated === undefined) return computed
  const own = asMeasure(computed)
  const theirs = statedMeasure(stated, type)
  if (own === undefined || theirs === undefined) return undefined
  const order = compareMeasures(theirs, own)
  return order === undefined ? undefined : order > 0 ? theirs : computed
}
