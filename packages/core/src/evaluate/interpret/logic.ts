import type { LogicExpression } from '../../policy/expression.ts'
import type { Interpretation, Result } from './result.ts'
import { known, unknownFrom } from './result.ts'

type LogicOf<Op extends LogicExpression['op']> = Extract<LogicExpression, { readonly op: Op }>

/** From left to right until one decides: a false in `and`, a true in `or`. */
export function interpretConnective(expression: LogicOf<'and' | 'or'>, at: Interpretation): Result {
  const decides = expression.op === 'or'
  const undecided: Result[] = []
  for (const argument of expression.args) {
    const result = at.interpret(argument, at)
    if (result.value === decides) return known(decides)
    if (typeof result.value !== 'boolean') undecided.push(result)
  }
  return undecided.length === 0 ? known(!decides) : unknownFrom(...undecided)
}

export function interpretNot(expression: LogicOf<'not'>, at: Interpretation): Result {
  const of = at.interpret(expression.of, at)
  return typeof of.value === 'boolean' ? known(!of.value) : unknownFrom(of)
}

export function interpretIf(expression: LogicOf<'if'>, at: Interpretation): Result {
  const condition = at.interpret(expression.condition, at)
  if (condition.value === true) return at.interpret(expression.then, at)
  if (condition.value === false) return at.interpret(expression.else, at)
  if (expression.type.kind !== 'bool') return unknownFrom(condition)
  const yes = at.interpret(expression.then, at)
  const no = at.interpret(expression.else, at)
  const agree = typeof yes.value === 'boolean' && yes.value === no.value
  return agree ? yes : unknownFrom(condition, yes, no)
}
