import type { Value } from '../../values/value.ts'
import { isDecimal, isMeasured, isRate } from '../../values/value-form.ts'
import { integer, nearestInteger, quotientOf } from './exact.ts'
import type { Typed } from './product.ts'
import { isPlain, safe } from './product.ts'

/** Two of a kind give a plain number; anything by a plain number keeps its kind. */
export function quotient(a: Typed, b: Typed): Value | undefined {
  if (isPlain(b)) return part(a, b.value)
  if (isMeasured(a.value) && isMeasured(b.value)) {
    const comparable = a.value.unit === b.value.unit || a.value.unit === '' || b.value.unit === ''
    return comparable ? quotientOf(a.value.amount, b.value.amount) : undefined
  }
  if (a.kind !== 'duration' || b.kind !== 'duration' || typeof a.value !== 'number' || typeof b.value !== 'number') return undefined
  const dividend = integer(a.value)
  const divisor = integer(b.value)
  return dividend === undefined || divisor === undefined ? undefined : quotientOf(dividend, divisor)
}

function part(of: Typed, by: Value): Value | undefined {
  const { kind, value } = of
  if (!isDecimal(by)) return undefined
  if (isMeasured(value) || isRate(value)) {
    const amount = quotientOf(value.amount, by)
    return amount === undefined ? undefined : { ...value, amount }
  }
  if (kind !== 'duration') return isDecimal(value) && isPlain(of) ? quotientOf(value, by) : undefined
  const milliseconds = typeof value === 'number' ? integer(value) : undefined
  const exact = milliseconds === undefined ? undefined : quotientOf(milliseconds, by)
  return exact === undefined ? undefined : safe(nearestInteger(exact))
}
