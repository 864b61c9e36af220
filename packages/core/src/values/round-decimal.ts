import { aligned, decimalFrom, NUMBER_PLACES } from './decimal.ts'
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
  if (typeof decimal === 'number' && places >= 0 && places <= NUMBER_PLACES) return roundShort(decimal, 10 ** (NUMBER_PLACES - places))
  const step = places >= 0 ? { digits: 1n, scale: places } : { digits: 10n ** BigInt(-places), scale: 0 }
  const [value, unit, scale] = aligned(decimal, step)
  const rest = value % unit
  const down = value - rest
  if (2n * (rest < 0n ? -rest : rest) < unit) return decimalFrom(down, scale)
  return decimalFrom(rest < 0n ? down - unit : down + unit, scale)
}

/** INVARIANT: `step` divides a million, so nothing that is safe but the last half step is rounded out of the number form. */
function roundShort(decimal: number, step: number): Decimal | undefined {
  const rest = decimal % step
  const down = decimal - rest
  const rounded = 2 * Math.abs(rest) < step ? down : rest < 0 ? down - step : down + step
  return Number.isSafeInteger(rounded) ? rounded + 0 : decimalFrom(BigInt(down) + (rest < 0 ? -BigInt(step) : BigInt(step)), NUMBER_PLACES)
}

/** The smallest multiple of `step` that is not below `decimal`: whole cartons for loose pieces. `undefined` unless `step` is positive. */
export function ceilDecimalTo(decimal: Decimal, step: Decimal): Decimal | undefined {
  if (typeof decimal === 'number' && typeof step === 'number' && step > 0) {
    const over = decimal % step
    const multiple = over > 0 ? decimal - over + step : decimal - over
    if (Number.isSafeInteger(multiple)) return multiple + 0
  }
  const [value, unit, scale] = aligned(decimal, step)
  if (unit <= 0n) return undefined
  const rest = value % unit
  return decimalFrom(rest > 0n ? value - rest + unit : value - rest, scale)
}
