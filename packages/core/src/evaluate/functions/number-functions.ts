import { compareValues } from '../../values/compare-values.ts'
import { absDecimal, compareDecimals, divideDecimals, integerOfDecimal } from '../../values/decimal.ts'
import { commonUnit } from '../../values/measured.ts'
import { ceilDecimalTo, roundDecimal } from '../../values/round-decimal.ts'
import type { Decimal, Slot, Value } from '../../values/value.ts'
import { isDecimal, isMeasured } from '../../values/value-form.ts'
import { ratioOfIntegers } from '../expression/arithmetic-operations.ts'
import { isKnown, isList } from '../frame/slot-kinds.ts'
import { extreme } from './extreme.ts'
import type { FunctionCall, FunctionMeaning } from './function-meaning.ts'
import { mismatchOf } from './function-meaning.ts'

export const abs: FunctionMeaning = ([value]) => {
  if (isMeasured(value)) return { amount: absDecimal(value.amount), unit: value.unit }
  return isDecimal(value) ? absDecimal(value) : undefined
}

/** Value, low, high. A low end above the high end leaves nothing to choose: unknown. */
export const clamp: FunctionMeaning = ([value, low, high], _frame, call) => {
  if (value === undefined || low === undefined || high === undefined) return undefined
  const order = compareValues(call.type, low, high)
  if (order === undefined) return call.unknown(mismatchOf(call.type))
  if (order > 0) return call.unknown('undefined')
  const raised = extreme([value, low], call, isAbove)
  if (!isKnown(raised)) return undefined
  return extreme([raised, high], call, isBelow)
}

const isAbove = (order: number): boolean => order > 0
const isBelow = (order: number): boolean => order < 0

/** Half away from zero, to 0 places or as many as said (0 to 18). */
export const round: FunctionMeaning = ([value, places], _frame, call) => {
  const to = places === undefined ? 0 : isDecimal(places) ? integerOfDecimal(places) : undefined
  if (to === undefined || to < 0 || to > 18) return call.unknown('undefined')
  return onAmount(value, call, amount => roundDecimal(amount, to))
}

/** The next multiple of a positive step, at or above the value. */
export const ceilTo: FunctionMeaning = ([value, step], _frame, call) => {
  if (call.type.kind === 'duration') return ceilDuration(value, step, call)
  if (isMeasured(value) && isMeasured(step)) {
    const unit = commonUnit(value, step)
    if (unit === undefined) return call.unknown(mismatchOf(call.type))
    return isPositive(step.amount)
      ? onAmount({ amount: value.amount, unit }, call, amount => ceilDecimalTo(amount, step.amount))
      : call.unknown('undefined')
  }
  if (!isDecimal(step) || !isPositive(step)) return call.unknown('undefined')
  return onAmount(value, call, amount => ceilDecimalTo(amount, step))
}

function ceilDuration(value: Slot, step: Slot, call: FunctionCall): Slot {
  if (typeof value !== 'number' || typeof step !== 'number' || step <= 0) return call.unknown('undefined')
  const rest = value % step
  const result = rest > 0 ? value - rest + step : value - rest
  return Number.isSafeInteger(result) ? result + 0 : call.unknown('out-of-range')
}

/** a ÷ b of one type. */
export const ratio: FunctionMeaning = ([a, b], _frame, call) => {
  const [type] = call.types
  if (type?.kind === 'duration')
    return typeof a === 'number' && typeof b === 'number' ? quotient(ratioOfIntegers(a, b), b === 0, call) : undefined
  if (isMeasured(a) && isMeasured(b)) {
    if (commonUnit(a, b) === undefined) return call.unknown(mismatchOf(type))
    return quotient(divideDecimals(a.amount, b.amount), b.amount === 0, call)
  }
  return isDecimal(a) && isDecimal(b) ? quotient(divideDecimals(a, b), b === 0, call) : undefined
}

function quotient(result: Decimal | undefined, byZero: boolean, call: FunctionCall): Slot {
  return result ?? call.unknown(byZero ? 'undefined' : 'out-of-range')
}

/** Half-open: from the first of two bounds up to, but not including, the second. */
export const inBand: FunctionMeaning = ([value, band], _frame, call) => {
  const [type] = call.types
  if (value === undefined || type === undefined || !isList(band)) return undefined
  const [from, to] = band
  if (band.length !== 2) return call.unknown('undefined')
  if (!isKnown(from) || !isKnown(to)) return undefined
  const low = compareValues(type, value, from)
  const high = compareValues(type, value, to)
  return low === undefined || high === undefined ? call.unknown(mismatchOf(type)) : low >= 0 && high < 0
}

function onAmount(value: Slot, call: FunctionCall, change: (amount: Decimal) => Decimal | undefined): Value | undefined {
  if (isMeasured(value)) {
    const amount = change(value.amount)
    return amount === undefined ? call.unknown('out-of-range') : { amount, unit: value.unit }
  }
  return isDecimal(value) ? (change(value) ?? call.unknown('out-of-range')) : undefined
}

function isPositive(decimal: Decimal): boolean {
  return compareDecimals(decimal, 0) > 0
}
