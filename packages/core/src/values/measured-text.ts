import { currencyAt } from './currency.ts'
import { formatDecimal, parseDecimal, parseDecimalUntil } from './decimal-text.ts'
import { ZERO } from './measured.ts'
import { unitAt } from './unit.ts'
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
  return parseMeasured(text, currencyAt)
}

/** `5 EA`: amount, one blank, UN/ECE Rec 20 code. A bare `0` is zero of any unit. */
export function parseQuantity(text: string): Measured | undefined {
  return parseMeasured(text, unitAt)
}

const BLANK = 32

/** Every code has two or three letters, so the blank stands right before them or the text is no amount with a unit. */
function parseMeasured(text: string, unitIn: (text: string, from: number) => string | undefined): Measured | undefined {
  const at = text.charCodeAt(text.length - 4) === BLANK ? text.length - 4 : text.length - 3
  if (text.charCodeAt(at) !== BLANK) return parseDecimal(text) === 0 ? ZERO : undefined
  const unit = unitIn(text, at + 1)
  const amount = unit === undefined ? undefined : parseDecimalUntil(text, at)
  return amount === undefined || unit === undefined ? undefined : { amount, unit }
}

/** The short form: `250 EUR`, `0`. */
export function formatMeasured(measured: Measured): string {
  const amount = formatDecimal(measured.amount)
  return measured.unit === '' ? amount : `${amount} ${measured.unit}`
}
