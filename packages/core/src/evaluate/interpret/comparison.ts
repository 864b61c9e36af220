import type { LogicExpression } from '../../policy/expression.ts'
import { compareValues, equalValues } from '../../values/compare-values.ts'
import { isKnown, isList } from '../frame/slot-kinds.ts'
import { spend, TEXT_LIMIT } from '../frame/step-budget.ts'
import { mismatchOf } from '../functions/function-meaning.ts'
import type { Interpretation, Result } from './result.ts'
import { known, unknownBecause, unknownFrom } from './result.ts'

type LogicOf<Op extends LogicExpression['op']> = Extract<LogicExpression, { readonly op: Op }>

export function interpretCompare(expression: LogicOf<'compare'>, at: Interpretation): Result {
  const left = at.interpret(expression.left, at)
  const right = at.interpret(expression.right, at)
  if (!isKnown(left.value) || !isKnown(right.value)) return unknownFrom(left, right)
  const holds = relationHolds(expression, left, right)
  return holds === undefined ? unknownBecause(mismatchOf(expression.left.type), expression, at) : known(holds)
}

function relationHolds({ relation, left: { type } }: LogicOf<'compare'>, left: Result, right: Result): boolean | undefined {
  if (relation === 'equal') return equalValues(type, left.value, right.value)
  if (relation === 'not-equal') {
    const equal = equalValues(type, left.value, right.value)
    return equal === undefined ? undefined : !equal
  }
  const order = compareValues(type, left.value, right.value)
  if (order === undefined) return undefined
  switch (relation) {
    case 'less':
      return order === -1
    case 'at-most':
      return order !== 1
    case 'greater':
      return order === 1
    case 'at-least':
      return order !== -1
  }
}

export function interpretIn(expression: LogicOf<'in'>, at: Interpretation): Result {
  const of = at.interpret(expression.of, at)
  const list = at.interpret(expression.list, at)
  if (!isList(list.value)) return unknownFrom(list)
  if (!spend(at.frame, list.value.length)) return unknownBecause('out-of-range', expression, at)
  const matches = list.value.map(element => equalValues(expression.of.type, of.value, element))
  if (matches.includes(true)) return known(true)
  if (!matches.includes(undefined)) return known(false)
  const parts = unknownFrom(of, list)
  return parts.missing.length > 0 ? parts : unknownBecause(mismatchOf(expression.of.type), expression, at)
}

export function interpretText(expression: LogicOf<'text'>, at: Interpretation): Result {
  const of = at.interpret(expression.of, at)
  const part = at.interpret(expression.part, at)
  if (typeof of.value !== 'string' || typeof part.value !== 'string') return unknownFrom(of, part)
  if (of.value.length > TEXT_LIMIT) return unknownBecause('out-of-range', expression, at)
  const position = of.value.indexOf(part.value)
  const last = of.value.lastIndexOf(part.value)
  switch (expression.test) {
    case 'contains':
      return known(position >= 0)
    case 'starts-with':
      return known(position === 0)
    case 'ends-with':
      return known(last >= 0 && last === of.value.length - part.value.length)
  }
}
