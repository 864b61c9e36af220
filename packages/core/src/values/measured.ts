import { addDecimals, compareDecimals, multiplyDecimals, negateDecimal, subtractDecimals } from './decimal.ts'
import type { Decimal, Measured } from './value.ts'

/** The bare `0`: zero of any currency and of any unit. */
export const ZERO: Measured = { amount: 0, unit: '' }

/** `undefined` for two currencies or two units: nothing is converted implicitly. */
export function addMeasured(a: Measured, b: Measured): Measured | undefined {
  const unit = commonUnit(a, b)
  if (unit === undefined) return undefined
  const amount = addDecimals(a.amount, b.amount)
  return amount === undefined ? undefined : { amount, unit }
}

export function subtractMeasured(a: Measured, b: Measured): Measured | undefined {
  const unit = commonUnit(a, b)
  if (unit === undefined) return undefined
  const amount = subtractDecimals(a.amount, b.amount)
  return amount === undefined ? undefined : { amount, unit }
}

export function negateMeasured(measured: Measured): Measured {
  return { amount: negateDecimal(measured.amount), unit: measured.unit }
}

export function multiplyMeasured(measured: Measured, factor: Decimal): Measured | undefined {
  const amount = multiplyDecimals(measured.amount, factor)
  return amount === undefined ? undefined : { amount, unit: measured.unit }
}

export function compareMeasured(a: Measured, b: Measured): -1 | 0 | 1 | undefined {
  return commonUnit(a, b) === undefined ? undefined : compareDecimals(a.amount, b.amount)
}

/** The unit of both; the empty unit goes with every other. */
export function commonUnit(a: Measured, b: Measured): string | undefined {
  if (a.unit === b.unit || b.unit === '') return a.unit
  return a.unit === '' ? b.unit : undefined
}
