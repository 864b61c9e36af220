import type { Decimal, Measured, Rate, Slot } from './value.ts'

/** The forms of `Value`, told apart by what they hold. NaN and fractions, which no `Decimal` is, do not pass. */
export function isDecimal(value: unknown): value is Decimal {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  return typeof value === 'object' && value !== null && 'digits' in value && typeof value.digits === 'bigint'
}

/** A date, an instant, a duration. */
export function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

export function isMeasured(value: Slot): value is Measured {
  return isRecord(value) && 'unit' in value && !('per' in value) && 'amount' in value && isDecimal(value.amount)
}

export function isRate(value: Slot): value is Rate {
  return isRecord(value) && 'per' in value && 'unit' in value && 'amount' in value && isDecimal(value.amount)
}

function isRecord(value: Slot): value is Exclude<Slot, string | number | boolean | symbol | undefined | readonly Slot[]> {
  return typeof value === 'object' && !Array.isArray(value)
}
