import type { ForeignExpression } from '../../policy/expression.ts'
import { foreignTest } from '../expression/foreign-test.ts'
import { spend } from '../frame/step-budget.ts'
import type { Interpretation, Result } from './result.ts'
import { known, unknownBecause, unknownFrom } from './result.ts'

/** The operator of the engine on plain JSON. Unknown and absent operands make it unknown. */
export function interpretForeign(expression: ForeignExpression, at: Interpretation): Result {
  const test = foreignTest(expression)
  const left = at.interpret(expression.left, at)
  const right = expression.right === undefined ? undefined : at.interpret(expression.right, at)
  const one = test.left(left.value)
  const other = right === undefined ? test.constant : test.right(right.value)
  if (one === undefined || other === undefined) {
    const without = unknownFrom(left, ...(right === undefined ? [] : [right]))
    // Both sides may be known and still be nothing to the engine, as an amount is.
    return without.missing.length > 0 ? without : unknownBecause('undefined', expression, at)
  }
  if (!spend(at.frame, test.work(one, other))) return unknownBecause('out-of-range', expression, at)
  const answer = test.answer(one, other)
  return answer === undefined ? unknownBecause('undefined', expression, at) : known(answer)
}
