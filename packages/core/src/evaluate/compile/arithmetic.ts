import type { ArithmeticExpression } from '../../policy/expression.ts'
import { negateDecimal } from '../../values/decimal.ts'
import { negateMeasured } from '../../values/measured.ts'
import type { Slot } from '../../values/value.ts'
import { isDecimal, isMeasured, isRate } from '../../values/value-form.ts'
import { operationFor } from '../arithmetic-operations.ts'
import type { Evaluate } from '../frame.ts'
import { isKnown } from '../slot-kinds.ts'
import type { Compile } from './compile.ts'

type ArithmeticOf<Op extends ArithmeticExpression['op']> = Extract<ArithmeticExpression, { readonly op: Op }>

/** Both operands are evaluated even if one is unknown: what an evaluation costs must not hang on it. */
export function compileArithmetic(expression: ArithmeticOf<'add' | 'subtract' | 'multiply' | 'divide'>, compile: Compile): Evaluate {
  const left = compile(expression.left)
  const right = compile(expression.right)
  const operation = operationFor(expression.op, expression.left.type.kind, expression.right.type.kind)
  if (operation === undefined) return () => undefined
  return frame => {
    const a = left(frame)
    const b = right(frame)
    return isKnown(a) && isKnown(b) ? operation(a, b) : undefined
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
