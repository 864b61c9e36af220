import { isCurrency } from './currency.ts'
import { decimalOfInteger, divideDecimals, multiplyDecimals } from './decimal.ts'
import { formatDecimal, parseDecimal } from './decimal-text.ts'
import { unitOf } from './unit.ts'
import type { Decimal, Measured, Rate } from './value.ts'

/** Of a second, as a decimal: 1000. */
const MILLISECONDS = 1_000_000_000

/**
 * `0.55 EUR/MIN`: amount, one blank, currency or unit, slash, currency or unit. A rate between two currencies (`1.08 USD/EUR`) is an
 * exchange rate: times euros it gives dollars.
 */
export function parseRate(text: string): Rate | undefined {
  const blank = text.indexOf(' ')
  const slash = text.indexOf('/')
  if (blank < 0 || slash < blank) return undefined
  const amount = parseDecimal(text.slice(0, blank))
  const unit = text.slice(blank + 1, slash)
  const per = text.slice(slash + 1)
  return amount !== undefined && isMeasure(unit) && isMeasure(per) ? { amount, unit, per } : undefined
}

function isMeasure(code: string): boolean {
  return isCurrency(code) || unitOf(code) !== undefined
}

export function formatRate(rate: Rate): string {
  return `${formatDecimal(rate.amount)} ${rate.unit}/${rate.per}`
}

/** The numerator for so much of the denominator: `0.55 EUR/KGM` times 2 `KGM`. Units must be equal; zero of any unit gives zero. */
export function applyRate(rate: Rate, to: Measured): Measured | undefined {
  if (to.unit !== rate.per && to.unit !== '') return undefined
  return measured(multiplyDecimals(rate.amount, to.amount), rate.unit)
}

/** The same for elapsed time: `30 EUR/HUR` for 90 minutes is 45 EUR. Rounded half-even at 18 places where it does not end. */
export function applyRateToDuration(rate: Rate, milliseconds: number): Measured | undefined {
  const per = unitOf(rate.per)
  const length = per?.dimension === 'time' && per.factor !== undefined ? parseDecimal(per.factor) : undefined
  const elapsed = decimalOfInteger(milliseconds)
  if (length === undefined || elapsed === undefined) return undefined
  const product = multiplyDecimals(rate.amount, elapsed)
  const divisor = multiplyDecimals(length, MILLISECONDS)
  if (product === undefined || divisor === undefined) return undefined
  return measured(divideDecimals(product, divisor), rate.unit)
}

function measured(amount: Decimal | undefined, unit: string): Measured | undefined {
  return amount === undefined ? undefined : { amount, unit }
}
