import { compareDecimals } from '../values/decimal.ts'
import type { Decimal } from '../values/value.ts'

/** Of which percentages of the values a summary tells: least, tails, quarters, greatest. */
export type Percentile = 0 | 5 | 25 | 50 | 75 | 95 | 100

/**
 * The smallest value that is not exceeded by at least so many of a hundred: always one of the values, so that it stays exact.
 *
 * @param sorted ascending, not empty.
 */
export function quantile(sorted: readonly [Decimal, ...Decimal[]], percent: Percentile): Decimal {
  return sorted[Math.max(0, Math.ceil((percent * sorted.length) / 100) - 1)] ?? sorted[0]
}

export function ascending(values: readonly Decimal[]): readonly Decimal[] {
  return values.toSorted(compareDecimals)
}
