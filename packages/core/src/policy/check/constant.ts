import type { ValueType } from '../../values/value-type.ts'
import { isNumeric, isWord } from '../assignable.ts'
import type { Expression, LiteralExpression } from '../expression.ts'
import type { LiteralReading } from '../literal-text.ts'
import { readLiteralText } from '../literal-text.ts'
import { aType } from '../type-text.ts'
import type { Checking } from './checking.ts'
import { refuse, spanOf, written } from './checking.ts'

/** A constant as written: it has no unit or set of values yet, and takes the type of what stands beside it. */
export function isConstant(expression: Expression): expression is LiteralExpression {
  return (
    expression.op === 'literal' && (expression.type.kind === 'text' || expression.type.kind === 'number' || expression.type.kind === 'bool')
  )
}

/** The constant as a value of `type`, or a problem: `'250 EUR'` beside money, `'A'` beside an enum, a bare `0` beside anything measured. */
export function asType(constant: LiteralExpression, type: ValueType, checking: Checking): Expression | undefined {
  if (isNumeric(constant.type) && isNumeric(type)) return constant
  if (constant.type.kind === 'bool' && type.kind === 'bool') return constant
  const reading = readConstant(constant, type)
  if (reading.kind === 'refused') return refuse(checking, spanOf(constant, checking), reading.code, reading.message, reading.suggestion)
  const isPercent = isNumeric(type) && String(constant.value).endsWith('%')
  const typed: Expression = { op: 'literal', type: isPercent ? { kind: 'percent' } : type, value: reading.value }
  checking.spans.set(typed, spanOf(constant, checking))
  return typed

  function readConstant({ type: from, value }: LiteralExpression, to: ValueType): LiteralReading {
    const text = String(value)
    if (from.kind !== 'bool' && !isNumeric(from)) return readLiteralText(text, to)
    if (isNumeric(from) && isWord(to)) return refusal(`write \`'${text}'\``)
    if (isNumeric(from) && to.kind !== 'date' && to.kind !== 'instant' && to.kind !== 'bool') return readLiteralText(text, to)
    return refusal()
  }

  function refusal(suggestion?: string): LiteralReading {
    const message = `${written(constant, checking)} is ${aType(constant.type)}, but ${aType(type)} is needed`
    return { kind: 'refused', code: 'types-differ', message, ...(suggestion === undefined ? {} : { suggestion }) }
  }
}
