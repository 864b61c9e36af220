import { decimalFrom, multiplyDecimals, ONE } from './decimal.ts'
import type { Decimal } from './value.ts'

const ZERO = 48
const MINUS = 45
const PERCENT = 37
/** As a digit would count it. */
const POINT = 46 - ZERO
/** 29 + 18 digits, sign, point, and room for trailing zeros. */
const LONGEST = 64
const THOUSANDTH = ONE / 1000
/** `.001` to `.999` as they are written: few amounts have more places, and padding and trimming them costs more than all the rest. */
const THOUSANDTHS: readonly string[] = Array.from({ length: 1000 }, (_, index) => fractionText(index * THOUSANDTH))
/** What lifts digits to scale 6, by the places among them. */
const TO_SCALE = [1e6, 1e5, 1e4, 1e3, 100, 10, 1] as const

/**
 * Decimal text as JSON writes numbers, without exponent: `-12.50`. No `+`, no blanks, no leading zeros, a digit on both sides of the
 * point. Trailing zeros carry no meaning.
 *
 * @returns `undefined` for other text, and for more than 29 digits before or 18 behind the point.
 */
export function parseDecimal(text: string): Decimal | undefined {
  return parseDecimalUntil(text, text.length)
}

/** The decimal that the first `end` characters are: an amount is read where it stands, without cutting it out. */
export function parseDecimalUntil(text: string, end: number): Decimal | undefined {
  if (end > LONGEST) return undefined
  const start = text.charCodeAt(0) === MINUS ? 1 : 0
  let magnitude = 0
  let point = end
  for (let at = start; at < end; at += 1) {
    const digit = text.charCodeAt(at) - ZERO
    if (digit >= 0 && digit <= 9) magnitude = magnitude * 10 + digit
    else if (digit === POINT && point === end) point = at
    else return undefined
  }
  if (!isWellFormed(text, start, point, end)) return undefined
  return scaledUp(text, end, Math.max(0, end - point - 1), start === 0 ? magnitude : -magnitude)
}

/** `magnitude` is all the digits up to `end`, with their sign; inexact beyond 2^53. */
function scaledUp(text: string, end: number, places: number, magnitude: number): Decimal | undefined {
  const scaled = magnitude * (TO_SCALE[places] ?? Number.NaN)
  // INVARIANT: what comes out safe was exact in every step; what was rounded on the way is beyond 2^53. `-0 + 0` is 0.
  if (Math.abs(scaled) <= Number.MAX_SAFE_INTEGER) return scaled + 0
  return decimalFrom(BigInt(text.slice(0, end).replace('.', '')), places)
}

/** Digits on both sides of the point, no needless zero in front. `point`: where the whole digits end. */
function isWellFormed(text: string, start: number, point: number, end: number): boolean {
  if (point <= start || point === end - 1) return false
  return point === start + 1 || text.charCodeAt(start) !== ZERO
}

/**
 * A decimal from outside: decimal text, or a JSON number by its shortest text (`0.1` is 0.1). Beyond 2^53 the number that a JSON parser
 * gives is already rounded; senders of more digits use text.
 */
export function decimalOf(json: unknown): Decimal | undefined {
  if (typeof json === 'string') return parseDecimal(json)
  return typeof json === 'number' ? decimalOfNumber(json) : undefined
}

function decimalOfNumber(number: number): Decimal | undefined {
  const scaled = Math.round(number * ONE)
  // At most 15 digits: no other decimal that short reads as this number, so this one is its shortest text.
  if (Math.abs(scaled) < 1e15 && scaled / ONE === number) return scaled + 0
  if (!Number.isFinite(number)) return undefined
  const [mantissa = '', exponent] = String(number).split('e')
  return exponent === undefined ? parseDecimal(mantissa) : shifted(mantissa, Number(exponent))
}

function shifted(mantissa: string, exponent: number): Decimal | undefined {
  const [whole = '', fraction = ''] = mantissa.split('.')
  const scale = fraction.length - exponent
  if (scale > 36 || scale < -29) return undefined
  return decimalFrom(BigInt(whole + fraction) * 10n ** BigInt(Math.max(0, -scale)), Math.max(0, scale))
}

/** `2%` is 0.02; without the sign a plain decimal. */
export function parsePercent(text: string): Decimal | undefined {
  const last = text.length - 1
  if (text.charCodeAt(last) !== PERCENT) return parseDecimal(text)
  const hundredfold = parseDecimalUntil(text, last)
  return hundredfold === undefined ? undefined : multiplyDecimals(hundredfold, ONE / 100)
}

/** The canonical text: no exponent, no trailing zeros, no `-0`. */
export function formatDecimal(decimal: Decimal): string {
  if (typeof decimal !== 'number') return formatLong(decimal.digits, decimal.scale)
  const fraction = Math.abs(decimal % ONE)
  const whole = (Math.abs(decimal) - fraction) / ONE
  const sign = decimal < 0 ? '-' : ''
  if (fraction === 0) return sign + whole
  return sign + whole + ((fraction % THOUSANDTH === 0 ? THOUSANDTHS[fraction / THOUSANDTH] : undefined) ?? fractionText(fraction))
}

function fractionText(fraction: number): string {
  return `.${withoutTrailingZeros(String(fraction).padStart(6, '0'))}`
}

function formatLong(digits: bigint, scale: number): string {
  const sign = digits < 0n ? '-' : ''
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0')
  return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length
  while (digits.charCodeAt(end - 1) === ZERO) end -= 1
  return digits.slice(0, end)
}
