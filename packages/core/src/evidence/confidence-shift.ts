import type { DecimalText } from '../evaluate/decision-input.ts'
import { compareDecimals, subtractDecimals } from '../values/decimal.ts'
import { formatDecimal, parseDecimal } from '../values/decimal-text.ts'
import type { Decimal } from '../values/value.ts'
import type { Percentile } from './quantile.ts'
import { ascending, quantile } from './quantile.ts'

/** How sure two scorers are of the same thing. */
export interface ConfidencePair {
  readonly first: DecimalText
  readonly second: DecimalText
}

export interface ConfidenceShift {
  readonly pairs: number
  /** Of how many pairs the second is surer, less sure, or as sure. */
  readonly up: number
  readonly down: number
  readonly same: number
  /** Of second minus first; exact. Absent without pairs. */
  readonly quantiles?: Readonly<Record<Percentile, DecimalText>>
}

/**
 * How confidence shifts from a first scorer to a second one. Pairs that are no decimals are left out.
 *
 * @example
 * ```ts
 * confidenceShift([{ first: '0.9', second: '0.95' }]) // { pairs: 1, up: 1, down: 0, same: 0, quantiles: { 0: '0.05', … } }
 * ```
 */
export function confidenceShift(pairs: readonly ConfidencePair[]): ConfidenceShift {
  const shifts = ascending(pairs.flatMap(pair => shiftOf(pair) ?? []))
  const [least, ...rest] = shifts
  const count = (sign: -1 | 0 | 1): number => shifts.filter(shift => compareDecimals(shift, 0) === sign).length
  const counts = { pairs: shifts.length, up: count(1), down: count(-1), same: count(0) }
  return least === undefined ? counts : { ...counts, quantiles: quantilesOf([least, ...rest]) }
}

function shiftOf({ first, second }: ConfidencePair): Decimal | undefined {
  const [from, to] = [parseDecimal(first), parseDecimal(second)]
  return from === undefined || to === undefined ? undefined : subtractDecimals(to, from)
}

function quantilesOf(sorted: readonly [Decimal, ...Decimal[]]): Readonly<Record<Percentile, DecimalText>> {
  const at = (percent: Percentile): DecimalText => formatDecimal(quantile(sorted, percent))
  return { 0: at(0), 5: at(5), 25: at(25), 50: at(50), 75: at(75), 95: at(95), 100: at(100) }
}
