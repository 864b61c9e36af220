import { isCurrency } from './currency.ts'
import { formatDecimal, parseDecimal } from './decimal-text.ts'
import { ZERO } from './measured.ts'
import { isUnit } from './unit.ts'
import type { Measured } from './value.ts'

/**
 * `250.00 EUR`: amount, one blank, ISO 4217 code. A bare `0` is zero of any currency; any other amount needs its code.
 *
 * @example
 * ```ts
 * parseMoney('250 EUR') // { amount: 250_000_000, unit: 'EUR' }
 * parseMoney('250') // undefined
 * ```
 */
export function parseMoney(text: string): Measured | undefined {
  return parseMeasured(text, isCurrency)
}

/** `5 EA`: amount, one blank, UN/ECE Rec 20 code. A bare `0` is zero of any unit. */
export function parseQuantity(text: string): Measured | undefined {
  return parseMeasured(text, isUnit)
}

function parseMeasured(text: string, known: (code: string) => boolean): Measured | undefined {
  const blank = text.indexOf(' ')
  if (blank < 0) return parseDecimal(text) === 0 ? ZERO : undefined
  const unit = text.slice(blank + 1)
  const amount = known(unit) ? parseDecimal(text.slice(0, blank)) : undefined
  return amount === undefined ? undefined : { amount, unit }
}

/** The short form: `250 EUR`, `0`. */
export function formatMeasured(measured: Measured): string {
  const amount = formatDecimal(measured.amount)
  return measured.unit === '' ? amount : `${amount} ${measured.unit}`
}
