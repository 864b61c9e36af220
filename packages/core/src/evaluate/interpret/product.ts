import { parseDecimal } from '../../values/decimal-text.ts'
import { unitOf } from '../../values/unit.ts'
import type { Decimal, Rate, Value } from '../../values/value.ts'
import { isDecimal, isMeasured, isRate } from '../../values/value-form.ts'
import type { TypeKind } from '../../values/value-type.ts'
import { exactProduct, integer, nearestInteger, quotientOf } from './exact.ts'

/** A value with its kind: a duration and a short decimal are both a number. */
export interface Typed {
  readonly kind: TypeKind
  readonly value: Value
}

/** Factors in either order: what is scaled stands left, a rate before what it is applied to. */
export function product(a: Typed, b: Typed): Value | undefined {
  return scaled(a, b) ?? scaled(b, a)
}

function scaled({ kind, value }: Typed, by: Typed): Value | undefined {
  if (isRate(value) && !isPlain(by)) return applied(value, by)
  if (!isPlain(by) || !isDecimal(by.value)) return undefined
  if (kind === 'duration') return typeof value === 'number' ? wholeMilliseconds(value, by.value) : undefined
  if (isMeasured(value) || isRate(value)) {
    const amount = exactProduct(value.amount, by.value)
    return amount === undefined ? undefined : { ...value, amount }
  }
  return isDecimal(value) && isPlain({ kind, value }) ? exactProduct(value, by.value) : undefined
}

export function isPlain({ kind }: Typed): boolean {
  return kind === 'count' || kind === 'number' || kind === 'percent' || kind === 'probability' || kind === 'score'
}

function wholeMilliseconds(duration: number, factor: Decimal): number | undefined {
  const whole = integer(duration)
  const exact = whole === undefined ? undefined : exactProduct(whole, factor)
  return exact === undefined ? undefined : safe(nearestInteger(exact))
}

export function safe(milliseconds: bigint): number | undefined {
  const value = Number(milliseconds)
  return Number.isSafeInteger(value) ? value : undefined
}

/** The denominator of a rate cancels: a quantity in that very unit, or a duration if the unit is one of time. */
function applied(rate: Rate, { kind, value }: Typed): Value | undefined {
  if (isMeasured(value)) {
    const amount = value.unit === rate.per || value.unit === '' ? exactProduct(rate.amount, value.amount) : undefined
    return amount === undefined ? undefined : { amount, unit: rate.unit }
  }
  return kind === 'duration' && typeof value === 'number' ? appliedToTime(rate, value) : undefined
}

function appliedToTime(rate: Rate, milliseconds: number): Value | undefined {
  const per = unitOf(rate.per)
  const seconds = per?.dimension === 'time' && per.factor !== undefined ? parseDecimal(per.factor) : undefined
  const elapsed = integer(milliseconds)
  const thousand = integer(1000)
  if (seconds === undefined || elapsed === undefined || thousand === undefined) return undefined
  const divisor = exactProduct(seconds, thousand)
  const dividend = exactProduct(rate.amount, elapsed)
  const amount = divisor === undefined || dividend === undefined ? undefined : quotientOf(dividend, divisor)
  return amount === undefined ? undefined : { amount, unit: rate.unit }
}
