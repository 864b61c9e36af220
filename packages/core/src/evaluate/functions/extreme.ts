import { compareValues } from '../../values/compare-values.ts'
import { commonUnit } from '../../values/measured.ts'
import type { Slot, Value } from '../../values/value.ts'
import { isMeasured } from '../../values/value-form.ts'
import type { FunctionCall } from './function-meaning.ts'
import { mismatchOf } from './function-meaning.ts'

/** The first of the values that none of the others beats. */
export function extreme(values: readonly Value[], call: FunctionCall, better: (order: number) => boolean): Slot {
  let [best] = values
  if (best === undefined) return call.unknown('undefined')
  for (const value of values) {
    const order = compareValues(call.type, value, best)
    if (order === undefined) return call.unknown(mismatchOf(call.type))
    if (better(order)) best = value
  }
  return inUnitOf(best, values)
}

/** A bare zero that wins over 5 EA is 0 EA: what is sent to another system must name its unit. */
function inUnitOf(value: Value, others: readonly Value[]): Value {
  if (!isMeasured(value) || value.unit !== '') return value
  const other = others.find(candidate => isMeasured(candidate) && candidate.unit !== '')
  return isMeasured(other) ? { amount: value.amount, unit: commonUnit(value, other) ?? '' } : value
}
