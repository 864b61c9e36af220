import type { Decimal, Measured, Rate, Slot } from './value.ts'

/** The forms of `Value`, told apart by what they hold. A JSON object never passes: no JSON holds a bigint, and see `isMeasured`. */
export function isDecimal(value: Slot): value is Decimal {
  return typeof value === 'number' || (isRecord(value) && 'digits' in value && typeof value.digits === 'bigint')
}

export function isMeasured(value: Slot): value is Measured {
  return isRecord(value) && 'unit' in value && !('per' in value) && 'amount' in value && isAmount(value.amount)
}

export function isRate(value: Slot): value is Rate {
  return isRecord(value) && 'per' in value && 'unit' in value && 'amount' in value && isAmount(value.amount)
}

function isRecord(value: Slot): value is Exclude<Slot, string | number | boolean | symbol | undefined | readonly Slot[]> {
  return typeof value === 'object' && !Array.isArray(value)
}

function isAmount(amount: unknown): boolean {
  return typeof amount === 'number' || (typeof amount === 'object' && amount !== null && 'digits' in amount)
}
