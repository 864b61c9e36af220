import { compareDecimals, divideDecimals, multiplyDecimals, ONE } from './decimal.ts'
import { parseDecimal } from './decimal-text.ts'
import { unitOf } from './unit.ts'
import type { Decimal, Measured } from './value.ts'

/**
 * How many `to` one `from` is: 0.001 from `GRM` to `KGM`. Exact, or nothing: a pound in kilograms, but no kilogram in pounds.
 *
 * @returns `undefined` between dimensions, for packages, and where the factor does not end within 18 places.
 */
export function convertUnit(from: string, to: string): Decimal | undefined {
  if (from === to) return unitOf(from) === undefined ? undefined : ONE
  const factors = commonFactors(from, to)
  if (factors === undefined) return undefined
  const [dividend, divisor] = factors
  const factor = divideDecimals(dividend, divisor)
  const back = factor === undefined ? undefined : multiplyDecimals(factor, divisor)
  return back !== undefined && compareDecimals(back, dividend) === 0 ? factor : undefined
}

/**
 * The same quantity in another unit of its dimension. Multiplied first, then divided, so 7200 `SEC` are exactly 2 `HUR`; what does not
 * end is rounded half-even at 18 places.
 */
export function convertMeasured(measured: Measured, to: string): Measured | undefined {
  if (measured.unit === to || measured.unit === '') return { amount: measured.amount, unit: to }
  const factors = commonFactors(measured.unit, to)
  const base = factors === undefined ? undefined : multiplyDecimals(measured.amount, factors[0])
  const amount = factors === undefined || base === undefined ? undefined : divideDecimals(base, factors[1])
  return amount === undefined ? undefined : { amount, unit: to }
}

function commonFactors(from: string, to: string): readonly [from: Decimal, to: Decimal] | undefined {
  const source = unitOf(from)
  const target = unitOf(to)
  if (source?.factor === undefined || target?.factor === undefined || source.dimension !== target.dimension) return undefined
  const dividend = parseDecimal(source.factor)
  const divisor = parseDecimal(target.factor)
  return dividend === undefined || divisor === undefined ? undefined : [dividend, divisor]
}
