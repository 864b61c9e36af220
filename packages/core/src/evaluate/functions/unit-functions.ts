import { convertMeasured } from '../../values/convert-unit.ts'
import { divideDecimals } from '../../values/decimal.ts'
import { applyRate } from '../../values/rate.ts'
import { ceilDecimalTo } from '../../values/round-decimal.ts'
import { isUnit } from '../../values/unit.ts'
import type { Measured, Rate, Slot } from '../../values/value.ts'
import { isDecimal, isMeasured, isRate } from '../../values/value-form.ts'
import { unitFits } from '../frame/unit-fits.ts'
import type { FunctionCall, FunctionMeaning } from './function-meaning.ts'
import { mismatchOf } from './function-meaning.ts'

const KILOGRAM = 'KGM'

/** A plain number of a unit that a system names apart. */
export const quantity: FunctionMeaning = ([amount, unit], _frame, call) => {
  if (amount === undefined || !isDecimal(amount) || typeof unit !== 'string') return undefined
  return isUnit(unit) ? { amount, unit } : call.unknown('unit')
}

/** To a unit of the same dimension, or by a rate in whichever of its two directions fits. */
export const convert: FunctionMeaning = ([value, to], _frame, call) => {
  if (value === undefined || to === undefined || !isMeasured(value)) return undefined
  if (typeof to === 'string') return (isUnit(to) ? convertMeasured(value, to) : undefined) ?? call.unknown('unit')
  const converted = isRate(to) ? byRate(value, to, call) : undefined
  if (converted === undefined) return undefined
  return unitFits(call.type, converted) ? converted : call.unknown(mismatchOf(call.type))
}

function byRate(value: Measured, rate: Rate, call: FunctionCall): Measured | undefined {
  if (value.unit === rate.per || value.unit === '') return applyRate(rate, value) ?? call.unknown('out-of-range')
  if (value.unit !== rate.unit) return call.unknown(mismatchOf(call.type))
  const amount = divideDecimals(value.amount, rate.amount)
  return amount === undefined ? call.unknown(rate.amount === 0 ? 'undefined' : 'out-of-range') : { amount, unit: rate.per }
}

/** Dimensional weight: the volume by the volume that counts as one kilogram, rounded up to a step where one is given. */
export const dimWeight: FunctionMeaning = ([volume, perKilo, step], _frame, call) => {
  if (!isMeasure(volume) || !isMeasure(perKilo)) return undefined
  const same = convertMeasured(volume, perKilo.unit)
  if (same === undefined) return call.unknown('unit')
  const kilograms = divideDecimals(same.amount, perKilo.amount)
  if (kilograms === undefined) return call.unknown(perKilo.amount === 0 ? 'undefined' : 'out-of-range')
  return step === undefined ? { amount: kilograms, unit: KILOGRAM } : roundedUp({ amount: kilograms, unit: KILOGRAM }, step, call)
}

function roundedUp(weight: Measured, step: Slot, call: FunctionCall): Slot {
  const inKilograms = isMeasure(step) ? convertMeasured(step, KILOGRAM) : undefined
  if (inKilograms === undefined) return call.unknown('unit')
  const amount = ceilDecimalTo(weight.amount, inKilograms.amount)
  return amount === undefined ? call.unknown('undefined') : { amount, unit: KILOGRAM }
}

function isMeasure(slot: Slot): slot is Measured {
  return slot !== undefined && isMeasured(slot)
}
