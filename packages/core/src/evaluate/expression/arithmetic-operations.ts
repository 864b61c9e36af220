import { isDate } from '../../values/date.ts'
import {
  addDecimals,
  decimalOfInteger,
  divideDecimals,
  integerOfDecimal,
  multiplyDecimals,
  subtractDecimals,
} from '../../values/decimal.ts'
import { isInstant } from '../../values/instant.ts'
import { addMeasured, commonUnit, multiplyMeasured, subtractMeasured } from '../../values/measured.ts'
import { applyRate, applyRateToDuration } from '../../values/rate.ts'
import { roundDecimal } from '../../values/round-decimal.ts'
import type { Decimal, Measured, Rate, Value } from '../../values/value.ts'
import { isDecimal, isMeasured, isRate } from '../../values/value-form.ts'
import type { TypeKind } from '../../values/value-type.ts'

/** Of two known values; `undefined`: no result that is exact and in range, or two currencies or units. */
export type Operation = (left: Value, right: Value) => Value | undefined

const DAY = 86_400_000

/** Types that arithmetic does not tell apart. */
type Family = 'decimal' | 'measured' | 'rate' | 'duration' | 'instant' | 'date'

const FAMILIES: Partial<Readonly<Record<TypeKind, Family>>> = {
  count: 'decimal',
  number: 'decimal',
  percent: 'decimal',
  probability: 'decimal',
  score: 'decimal',
  money: 'measured',
  quantity: 'measured',
  rate: 'rate',
  duration: 'duration',
  instant: 'instant',
  date: 'date',
}

/** What `op` means between two types; `undefined`: nothing. */
export function operationFor(op: 'add' | 'subtract' | 'multiply' | 'divide', left: TypeKind, right: TypeKind): Operation | undefined {
  const key = `${op} ${FAMILIES[left]} ${FAMILIES[right]}`
  return Object.hasOwn(OPERATIONS, key) ? OPERATIONS[key] : undefined
}

const decimals = guarded(isDecimal, isDecimal)
const measures = guarded(isMeasured, isMeasured)
const times = guarded(isInteger, isInteger)
const scaledMeasure = guarded(isMeasured, isDecimal)
const scaledTime = guarded(isInteger, isDecimal)
const scaledRate = guarded(isRate, isDecimal)
const ratedMeasure = guarded(isRate, isMeasured)
const ratedTime = guarded(isRate, isInteger)

const OPERATIONS: Readonly<Record<string, Operation>> = {
  'add decimal decimal': decimals(addDecimals),
  'subtract decimal decimal': decimals(subtractDecimals),
  'multiply decimal decimal': decimals(multiplyDecimals),
  'divide decimal decimal': decimals(divideDecimals),

  'add measured measured': measures(addMeasured),
  'subtract measured measured': measures(subtractMeasured),
  'multiply measured decimal': scaledMeasure(multiplyMeasured),
  'multiply decimal measured': swapped(scaledMeasure(multiplyMeasured)),
  'divide measured decimal': scaledMeasure(divideMeasured),
  'divide measured measured': measures(ratioOfMeasured),

  'multiply rate decimal': scaledRate(multiplyRate),
  'multiply decimal rate': swapped(scaledRate(multiplyRate)),
  'divide rate decimal': scaledRate(divideRate),
  'multiply rate measured': ratedMeasure(applyRate),
  'multiply measured rate': swapped(ratedMeasure(applyRate)),
  'multiply rate duration': ratedTime(applyRateToDuration),
  'multiply duration rate': swapped(ratedTime(applyRateToDuration)),

  'add duration duration': times((a, b) => durationOf(a + b)),
  'subtract duration duration': times((a, b) => durationOf(a - b)),
  'multiply duration decimal': scaledTime(multiplyDuration),
  'multiply decimal duration': swapped(scaledTime(multiplyDuration)),
  'divide duration decimal': scaledTime(divideDuration),
  'divide duration duration': times(ratioOfIntegers),

  'add instant duration': times((a, b) => instantOf(a + b)),
  'add duration instant': times((a, b) => instantOf(a + b)),
  'subtract instant duration': times((a, b) => instantOf(a - b)),
  'subtract instant instant': times((a, b) => durationOf(a - b)),
  'add date duration': times(addToDate),
  'add duration date': swapped(times(addToDate)),
  'subtract date duration': times((day, duration) => addToDate(day, -duration)),
  'subtract date date': times((a, b) => durationOf((a - b) * DAY)),
}

function guarded<L extends Value, R extends Value>(isLeft: (value: Value) => value is L, isRight: (value: Value) => value is R) {
  return (operation: (left: L, right: R) => Value | undefined): Operation =>
    (left, right) =>
      isLeft(left) && isRight(right) ? operation(left, right) : undefined
}

function swapped(operation: Operation): Operation {
  return (left, right) => operation(right, left)
}

function isInteger(value: Value): value is number {
  return Number.isSafeInteger(value)
}

function durationOf(milliseconds: number): number | undefined {
  return Number.isSafeInteger(milliseconds) ? milliseconds + 0 : undefined
}

function instantOf(milliseconds: number): number | undefined {
  return isInstant(milliseconds) ? milliseconds : undefined
}

/** Only whole days: which hour of a day is meant, a date cannot say. */
function addToDate(day: number, duration: number): number | undefined {
  const sum = day + duration / DAY
  return isDate(sum) ? sum : undefined
}

function divideMeasured(measured: Measured, divisor: Decimal): Measured | undefined {
  const amount = divideDecimals(measured.amount, divisor)
  return amount === undefined ? undefined : { amount, unit: measured.unit }
}

function ratioOfMeasured(a: Measured, b: Measured): Decimal | undefined {
  return commonUnit(a, b) === undefined ? undefined : divideDecimals(a.amount, b.amount)
}

function multiplyRate(rate: Rate, factor: Decimal): Rate | undefined {
  const amount = multiplyDecimals(rate.amount, factor)
  return amount === undefined ? undefined : { ...rate, amount }
}

function divideRate(rate: Rate, divisor: Decimal): Rate | undefined {
  const amount = divideDecimals(rate.amount, divisor)
  return amount === undefined ? undefined : { ...rate, amount }
}

/** A duration is whole milliseconds: rounded half away from zero. */
export function multiplyDuration(duration: number, factor: Decimal): number | undefined {
  const whole = decimalOfInteger(duration)
  return whole === undefined ? undefined : rounded(multiplyDecimals(whole, factor))
}

function divideDuration(duration: number, divisor: Decimal): number | undefined {
  const whole = decimalOfInteger(duration)
  return whole === undefined ? undefined : rounded(divideDecimals(whole, divisor))
}

function rounded(milliseconds: Decimal | undefined): number | undefined {
  const whole = milliseconds === undefined ? undefined : roundDecimal(milliseconds, 0)
  return whole === undefined ? undefined : integerOfDecimal(whole)
}

export function ratioOfIntegers(a: number, b: number): Decimal | undefined {
  const dividend = decimalOfInteger(a)
  const divisor = decimalOfInteger(b)
  return dividend === undefined || divisor === undefined ? undefined : divideDecimals(dividend, divisor)
}
