import type { Slot } from '../../values/value.ts'
import { asMeasure, compareMeasures } from '../options/measure.ts'
import type { MeasureValue } from './frame.ts'
import { isList } from './slot-kinds.ts'

/** `no-bound`: the list names none in this currency or unit. `undefined`: the bound itself is unknown. */
export type Within = boolean | 'no-bound' | undefined

/** Whether an amount is at most a bound, or at most the one of a list that is stated in its own currency or unit. */
export function withinBound(amount: MeasureValue, bound: Slot): Within {
  const bounds: readonly Slot[] = isList(bound) ? bound : [bound]
  if (bounds.some(one => asMeasure(one) === undefined)) return undefined
  for (const one of bounds) {
    const measure = asMeasure(one)
    const order = measure === undefined ? undefined : compareMeasures(amount, measure)
    if (order !== undefined) return order <= 0
  }
  return 'no-bound'
}
