import { aligned, decimalFrom } from './decimal.ts'
import type { Decimal } from './value.ts'

/**
 * Rounded half away from zero, as invoices are. Negative `places` round to tens, hundreds …; beyond 18 places there is nothing to round.
 *
 * @returns `undefined` when `places` is not whole, or where rounding up leaves the 29 digits.
 */
export function roundDecimal(decimal: Decimal, places: number): Decimal | undefined {
  if (!Number.isInteger(places)) return undefined
  if (places >= 18) return decimal
  if (places < -29) return 0
  const step = places >= 0 ? { digits: 1n, scale: places } : { digits: 10n ** BigInt(-places), scale: 0 }
  const [value, unit, scale] = aligned(decimal, step)
  const rest = value % unit
  const down = value - rest
  if (2n * (rest < 0n ? -rest : rest) < unit) return decimalFrom(down, scale)
  return decimalFrom(rest < 0n ? down - unit : down + unit, scale)
}

/** The smallest multiple of `step` that is not below `decimal`: whole cartons for loose pieces. `undefined` unless `step` is positive. */
export function ceilDecimalTo(decimal: Decimal, step: Decimal): Decimal | undefined {
  const [value, unit, scale] = aligned(decimal, step)
  if (unit <= 0n) return undefined
  const rest = value % unit
  return decimalFrom(rest > 0n ? value - rest + unit : value - rest, scale)
}
