import type { ArithmeticExpression } from '../../policy/expression.ts'
import { isDate } from '../../values/date.ts'
import { isInstant } from '../../values/instant.ts'
import type { Decimal, Value } from '../../values/value.ts'
import { isDecimal, isMeasured, isRate } from '../../values/value-form.ts'
import type { TypeKind } from '../../values/value-type.ts'
import type { WhyMissing } from '../decision.ts'
import { isKnown } from '../frame/slot-kinds.ts'
import { unitFits } from '../frame/unit-fits.ts'
import { mismatchOf } from '../functions/function-meaning.ts'
import { exactDifference, exactSum } from './exact.ts'
import { product } from './product.ts'
import { quotient } from './quotient.ts'
import type { Interpretation, Result } from './result.ts'
import { known, unknownBecause, unknownFrom } from './result.ts'

type Binary = Extract<ArithmeticExpression, { readonly op: 'add' | 'subtract' | 'multiply' | 'divide' }>

const DAY = 86_400_000

export function interpretArithmetic(expression: Binary, at: Interpretation): Result {
  const left = at.interpret(expression.left, at)
  const right = at.interpret(expression.right, at)
  if (!isKnown(left.value) || !isKnown(right.value)) return unknownFrom(left, right)
  const value = compute(expression, left.value, right.value)
  return value === undefined || !unitFits(expression.type, value)
    ? unknownBecause(whyNot(expression, left.value, right.value), expression, at)
    : known(value)
}

function compute({ op, type, left, right }: Binary, a: Value, b: Value): Value | undefined {
  switch (op) {
    case 'add':
      return isTime(left.type.kind) ? sumOfTimes(left.type.kind, right.type.kind, type.kind, a, b) : sum(a, b, exactSum)
    case 'subtract':
      return isTime(left.type.kind) ? sumOfTimes(left.type.kind, right.type.kind, type.kind, a, opposite(b)) : sum(a, b, exactDifference)
    case 'multiply':
      return product({ kind: left.type.kind, value: a }, { kind: right.type.kind, value: b })
    case 'divide':
      return quotient({ kind: left.type.kind, value: a }, { kind: right.type.kind, value: b })
  }
}

/** Of plain numbers, or of amounts in one unit, where the bare zero has every unit. */
function sum(a: Value, b: Value, combine: (a: Decimal, b: Decimal) => Decimal | undefined): Value | undefined {
  if (isMeasured(a) && isMeasured(b)) {
    if (a.unit !== b.unit && a.unit !== '' && b.unit !== '') return undefined
    const amount = combine(a.amount, b.amount)
    return amount === undefined ? undefined : { amount, unit: a.unit === '' ? b.unit : a.unit }
  }
  return isDecimal(a) && isDecimal(b) ? combine(a, b) : undefined
}

/** All of time is milliseconds, a date those of its days; what comes out must be of the type that it is read as. */
function sumOfTimes(left: TypeKind, right: TypeKind, result: TypeKind, a: Value, b: Value): number | undefined {
  if (!isTime(right) || typeof a !== 'number' || typeof b !== 'number') return undefined
  const total = Number(BigInt(a) * unitOf(left) + BigInt(b) * unitOf(right))
  switch (result) {
    case 'date':
      return isDate(total / DAY) ? total / DAY : undefined
    case 'instant':
      return isInstant(total) ? total : undefined
    default:
      return Number.isSafeInteger(total) ? total : undefined
  }
}

function isTime(kind: TypeKind): boolean {
  return kind === 'date' || kind === 'instant' || kind === 'duration'
}

function unitOf(kind: TypeKind): bigint {
  return kind === 'date' ? BigInt(DAY) : 1n
}

function opposite(value: Value): Value {
  return typeof value === 'number' ? 0 - value : value
}

function whyNot({ op, left, right, type }: Binary, a: Value, b: Value): WhyMissing {
  if (isMeasured(a) && isMeasured(b) && a.unit !== b.unit) return mismatchOf(left.type)
  if ((isRate(a) && isMeasured(b)) || (isMeasured(a) && isRate(b))) return 'unit'
  if (op === 'divide' && isZero(b)) return 'undefined'
  return type.kind === 'date' && right.type.kind === 'duration' ? 'undefined' : 'out-of-range'
}

function isZero(value: Value): boolean {
  return value === 0 || (isMeasured(value) && value.amount === 0)
}

export function interpretNegate(expression: Extract<ArithmeticExpression, { readonly op: 'negate' }>, at: Interpretation): Result {
  const of = at.interpret(expression.of, at)
  if (!isKnown(of.value)) return unknownFrom(of)
  const value = negated(of.value)
  return value === undefined ? unknownBecause('undefined', expression, at) : known(value)
}

function negated(value: Value): Value | undefined {
  if (isDecimal(value)) return exactDifference(0, value)
  if (!isMeasured(value) && !isRate(value)) return undefined
  const amount = exactDifference(0, value.amount)
  return amount === undefined ? undefined : { ...value, amount }
}
