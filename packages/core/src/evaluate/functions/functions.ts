import type { FunctionName } from '../../policy/expression.ts'
import { addWorkingDays, cutoff, day, isClosed, pickupDate, today, workingTime } from './calendar-functions.ts'
import type { FunctionMeaning } from './function-meaning.ts'
import { count, distinct, max, min, sum } from './list-functions.ts'
import { abs, ceilTo, clamp, inBand, ratio, round } from './number-functions.ts'
import { owner } from './owner.ts'
import { arriving, coverDate, hasCover } from './supply-functions.ts'
import { days, hours, minutes } from './time-functions.ts'
import { convert, dimWeight, quantity } from './unit-functions.ts'

/** Every function of the language, in the order of `FUNCTION_NAMES`; arguments and results are in `function-signatures.ts`. */
export const FUNCTIONS: Readonly<Record<FunctionName, FunctionMeaning>> = {
  days,
  hours,
  minutes,
  sum,
  min,
  max,
  count,
  distinct,
  abs,
  clamp,
  round,
  ceilTo,
  ratio,
  convert,
  coverDate,
  hasCover,
  arriving,
  quantity,
  dimWeight,
  inBand,
  owner,
  today,
  day,
  addWorkingDays,
  workingTime,
  cutoff,
  pickupDate,
  isClosed,
}
