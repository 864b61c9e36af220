import type { Decimal, LongDecimal } from './value.ts'

/** 1 in the number form of a `Decimal`. */
export const ONE = 1_000_000
/** Of the number form. */
export const NUMBER_PLACES = 6
const MOST_PLACES = 18
const INTEGER_LIMIT = 10n ** 29n
const SAFE = BigInt(Number.MAX_SAFE_INTEGER)

/**
 * The one form of `digits × 10^-scale`: trailing zeros trimmed, a number where it fits.
 *
 * @returns `undefined` for more than 29 digits before or 18 behind the point.
 */
export function decimalFrom(digits: bigint, scale: number): Decimal | undefined {
  let trimmed = digits
  let places = scale
  while (places > 0 && trimmed % 10n === 0n) {
    trimmed /= 10n
    places -= 1
  }
  if (places > MOST_PLACES) return undefined
  const limit = INTEGER_LIMIT * tenToThe(places)
  if (trimmed >= limit || trimmed <= -limit) return undefined
  return shortForm(trimmed, places) ?? { digits: trimmed, scale: places }
}

function shortForm(digits: bigint, scale: number): number | undefined {
  if (scale > NUMBER_PLACES) return undefined
  const scaled = digits * tenToThe(NUMBER_PLACES - scale)
  return scaled <= SAFE && scaled >= -SAFE ? Number(scaled) : undefined
}

/** A whole number as a decimal: the size of a list, a number of days. `undefined` for a fraction, NaN or an unsafe integer. */
export function decimalOfInteger(integer: number): Decimal | undefined {
  if (!Number.isSafeInteger(integer)) return undefined
  const scaled = integer * ONE
  return Number.isSafeInteger(scaled) ? scaled + 0 : decimalFrom(BigInt(integer), 0)
}

/** The other way round; `undefined` unless it is whole and a safe integer. */
export function integerOfDecimal(decimal: Decimal): number | undefined {
  if (typeof decimal === 'number') return decimal % ONE === 0 ? decimal / ONE : undefined
  return decimal.scale === 0 && decimal.digits <= SAFE && decimal.digits >= -SAFE ? Number(decimal.digits) : undefined
}

export function addDecimals(a: Decimal, b: Decimal): Decimal | undefined {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (Number.isSafeInteger(sum)) return sum
  }
  const [x, y, scale] = aligned(a, b)
  return decimalFrom(x + y, scale)
}

export function subtractDecimals(a: Decimal, b: Decimal): Decimal | undefined {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b
    if (Number.isSafeInteger(difference)) return difference
  }
  return addDecimals(a, negateDecimal(b))
}

/** Exact: a product that needs more than 18 places is `undefined`, never rounded. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal | undefined {
  const short = typeof a === 'number' && typeof b === 'number' ? multiplyShort(a, b) : undefined
  if (short !== undefined) return short
  const x = longForm(a)
  const y = longForm(b)
  return decimalFrom(x.digits * y.digits, x.scale + y.scale)
}

/** By whole and fractional parts, so that most products stay in the number form. */
function multiplyShort(a: number, b: number): number | undefined {
  const aPart = a % ONE
  const bPart = b % ONE
  const parts = aPart * bPart
  if (parts % ONE !== 0) return undefined
  const aWhole = (a - aPart) / ONE
  const bWhole = (b - bPart) / ONE
  // INVARIANT: the four terms have one sign, so a sum that comes out safe was exact in every step.
  const product = aWhole * bWhole * ONE + aWhole * bPart + aPart * bWhole + parts / ONE
  return Number.isSafeInteger(product) ? product + 0 : undefined
}

/** Rounded half-even at 18 places; `undefined` for a division by zero. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal | undefined {
  if (b === 0) return undefined
  if (typeof a === 'number' && typeof b === 'number' && a % b === 0) {
    const quotient = (a / b) * ONE
    if (Number.isSafeInteger(quotient)) return quotient + 0
  }
  const x = longForm(a)
  const y = longForm(b)
  return decimalFrom(halfEven(x.digits * tenToThe(y.scale + MOST_PLACES), y.digits * tenToThe(x.scale)), MOST_PLACES)
}

function halfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator
  const twice = 2n * magnitude(numerator % denominator)
  const whole = magnitude(denominator)
  const up = twice > whole || (twice === whole && quotient % 2n !== 0n)
  if (!up) return quotient
  return numerator < 0n === denominator < 0n ? quotient + 1n : quotient - 1n
}

export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0
  const [x, y] = aligned(a, b)
  return x < y ? -1 : x > y ? 1 : 0
}

export function negateDecimal(decimal: Decimal): Decimal {
  // `0 - 0` is 0; `-0` would be a second form of zero.
  return typeof decimal === 'number' ? 0 - decimal : { digits: -decimal.digits, scale: decimal.scale }
}

export function absDecimal(decimal: Decimal): Decimal {
  return compareDecimals(decimal, 0) < 0 ? negateDecimal(decimal) : decimal
}

/** Both with the same scale, as integers. */
export function aligned(a: Decimal, b: Decimal): readonly [a: bigint, b: bigint, scale: number] {
  const x = longForm(a)
  const y = longForm(b)
  const scale = Math.max(x.scale, y.scale)
  return [x.digits * tenToThe(scale - x.scale), y.digits * tenToThe(scale - y.scale), scale]
}

function longForm(decimal: Decimal): LongDecimal {
  return typeof decimal === 'number' ? { digits: BigInt(decimal), scale: NUMBER_PLACES } : decimal
}

function magnitude(integer: bigint): bigint {
  return integer < 0n ? -integer : integer
}

function tenToThe(exponent: number): bigint {
  return 10n ** BigInt(exponent)
}
