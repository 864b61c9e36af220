import type { DecimalText } from '../evaluate/decision-input.ts'
import { compareDecimals, ONE } from '../values/decimal.ts'
import { decimalOf, formatDecimal } from '../values/decimal-text.ts'

/** Of every confidence and score that is recorded. */
const PLACES = 6

/**
 * A confidence as it is recorded: decimal text in [0, 1], cut after six places and never rounded up, so that 0.9199999 does not pass a
 * threshold of 0.92.
 *
 * @returns `undefined` for what is no number, NaN, or outside [0, 1].
 */
export function confidenceText(value: unknown): DecimalText | undefined {
  if (isTiny(value)) return value < 0 ? undefined : '0'
  const decimal = decimalOf(value)
  const lies = decimal !== undefined && compareDecimals(decimal, 0) >= 0 && compareDecimals(decimal, ONE) <= 0
  return lies ? floored(formatDecimal(decimal)) : undefined
}

/** A score: any decimal, cut likewise towards minus infinity. */
export function scoreText(value: unknown): DecimalText | undefined {
  if (isTiny(value)) return value < 0 ? '-0.000001' : '0'
  const decimal = decimalOf(value)
  return decimal === undefined ? undefined : floored(formatDecimal(decimal))
}

/** Has more places than a decimal may. */
function isTiny(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) < 1e-12
}

function floored(text: string): DecimalText {
  const [whole = '0', fraction = ''] = text.split('.')
  if (fraction.length <= PLACES) return text
  const kept = `${whole}.${fraction.slice(0, PLACES)}`
  return text.startsWith('-') ? belowThat(kept) : withoutZeros(kept)
}

function withoutZeros(text: string): DecimalText {
  return text.replace(/\.?0+$/, '')
}

/** A negative number that lost digits lies under what is left of it. */
function belowThat(text: string): DecimalText {
  const units = BigInt(text.replace('.', '')) - 1n
  const digits = String(-units).padStart(PLACES + 1, '0')
  return withoutZeros(`-${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`)
}
