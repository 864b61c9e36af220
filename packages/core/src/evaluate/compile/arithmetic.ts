import type { ArithmeticExpression } from '../../policy/expression.ts'
import { negateDecimal } from '../../values/decimal.ts'
import { negateMeasured } from '../../values/measured.ts'
import type { Slot } from '../../values/value.ts'
import { isDecimal, isMeasured, isRate } from '../../values/value-form.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { Operation } from '../expression/arithmetic-operations.ts'
import { operationFor } from '../expression/arithmetic-operations.ts'
import type { Evaluate } from '../frame/frame.ts'
import { isKnown } from '../frame/slot-kinds.ts'
import { unitFits } from '../frame/unit-fits.ts'
import type { Compile } from './compile.ts'

type ArithmeticOf<Op extends ArithmeticExpression['op']> = Extract<ArithmeticExpression, { readonly op: Op }>

type Binary = ArithmeticOf<'add' | 'subtract' | 'multiply' | 'divide'>

/** Both operands are evaluated even if one is unknown: what an evaluation costs must not hang on it. */
export function compileArithmetic(expression: Binary, compile: Compile): Evaluate {
  const left = compile(expression.left)
  const right = compile(expression.right)
  const operation = operationFor(expression.op, expression.left.type.kind, expression.right.type.kind)
  if (operation === undefined) return () => undefined
  if (isOfRate(expression)) return compileRated(expression.type, operation, left, right)
  return frame => {
    const a = left(frame)
    const b = right(frame)
    return isKnown(a) && isKnown(b) ? operation(a, b) : undefined
  }
}

function isOfRate({ left, right }: Binary): boolean {
  return left.type.kind === 'rate' || right.type.kind === 'rate'
}

function compileRated(type: ValueType, operation: Operation, left: Evaluate, right: Evaluate): Evaluate {
  return frame => {
    const a = left(frame)
    const b = right(frame)
    const value = isKnown(a) && isKnown(b) ? operation(a, b) : undefined
    return value !== undefined && unitFits(type, value) ? value : undefined
  }
}

export function compileNegate({ of }: ArithmeticOf<'negate'>, compile: Compile): Evaluate {
  const operand = compile(of)
  return frame => negated(operand(frame))
}

function negated(value: Slot): Slot {
  if (!isKnown(value)) return undefined
  if (isDecimal(value)) return negateDecimal(value)
  if (isMeasured(value)) return negateMeasured(value)
  return isRate(value) ? { amount: negateDecimal(value.amount), unit: value.unit, per: value.per } : undefined
}
