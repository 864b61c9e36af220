import { decimalFrom } from '../../values/decimal.ts'
import type { Decimal } from '../../values/value.ts'

const PLACES = 18
const ONE = 10n ** BigInt(PLACES)

/** A decimal as an integer of the smallest place there is: arithmetic as in a schoolbook, without the two forms of `Decimal`. */
function toPlaces(decimal: Decimal): bigint {
  return typeof decimal === 'number' ? BigInt(decimal) * 10n ** 12n : decimal.digits * 10n ** BigInt(PLACES - decimal.scale)
}

function fromPlaces(places: bigint): Decimal | undefined {
  return decimalFrom(places, PLACES)
}

export function exactSum(a: Decimal, b: Decimal): Decimal | undefined {
  return fromPlaces(toPlaces(a) + toPlaces(b))
}

export function exactDifference(a: Decimal, b: Decimal): Decimal | undefined {
  return fromPlaces(toPlaces(a) - toPlaces(b))
}

/** Nothing where the product needs more places than there are. */
export function exactProduct(a: Decimal, b: Decimal): Decimal | undefined {
  const product = toPlaces(a) * toPlaces(b)
  return product % ONE === 0n ? fromPlaces(product / ONE) : undefined
}

/** Rounded half to even in the last place. */
export function quotientOf(a: Decimal, b: Decimal): Decimal | undefined {
  const divisor = toPlaces(b)
  if (divisor === 0n) return undefined
  const dividend = toPlaces(a) * ONE
  const floor = dividend / divisor - (dividend % divisor !== 0n && dividend < 0n !== divisor < 0n ? 1n : 0n)
  const above = 2n * (dividend - floor * divisor)
  const isMore = divisor > 0n ? above > divisor : above < divisor
  const isHalf = above === divisor
  return fromPlaces(isMore || (isHalf && floor % 2n !== 0n) ? floor + 1n : floor)
}

/** Half away from zero. */
export function nearestInteger(decimal: Decimal): bigint {
  const places = toPlaces(decimal)
  const half = places < 0n ? -ONE / 2n : ONE / 2n
  return (places + half) / ONE
}

/** Nothing between two integers. */
export function wholeOf(decimal: Decimal): bigint | undefined {
  const places = toPlaces(decimal)
  return places % ONE === 0n ? places / ONE : undefined
}

export function integer(value: number): Decimal | undefined {
  return decimalFrom(BigInt(value), 0)
}
