import { isDecimal } from '../../values/value-form.ts'
import { multiplyDuration } from '../expression/arithmetic-operations.ts'
import type { FunctionMeaning } from './function-meaning.ts'

/** So many of a unit of elapsed time, rounded to whole milliseconds. A day is 24 hours; days at a site are `addWorkingDays`. */
function elapsed(unit: number): FunctionMeaning {
  return ([amount], _frame, call) => {
    const milliseconds = amount !== undefined && isDecimal(amount) ? multiplyDuration(unit, amount) : undefined
    return milliseconds ?? call.unknown('out-of-range')
  }
}

export const days: FunctionMeaning = elapsed(86_400_000)
export const hours: FunctionMeaning = elapsed(3_600_000)
export const minutes: FunctionMeaning = elapsed(60_000)
