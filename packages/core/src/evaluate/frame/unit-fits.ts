import { isCurrency } from '../../values/currency.ts'
import type { Value } from '../../values/value.ts'
import { isMeasured } from '../../values/value-form.ts'
import type { ValueType } from '../../values/value-type.ts'

/**
 * Whether money has a currency and a quantity a unit. A rate's numerator is known only when it is read, so what comes out of one
 * may turn out to be the other: then it is unknown rather than 5 EA of money.
 */
export function unitFits({ kind }: ValueType, value: Value): boolean {
  if ((kind !== 'money' && kind !== 'quantity') || !isMeasured(value) || value.unit === '') return true
  return isCurrency(value.unit) === (kind === 'money')
}
