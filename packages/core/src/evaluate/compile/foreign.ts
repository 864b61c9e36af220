import type { ForeignExpression } from '../../policy/expression.ts'
import { foreignTest } from '../expression/foreign-test.ts'
import type { Evaluate } from '../frame/frame.ts'
import { spend } from '../frame/step-budget.ts'
import type { Compile } from './compile.ts'

/** Strict: what is absent here is no `undefined` of the engine, because the importer asks for that with `has`. */
export function compileForeign(expression: ForeignExpression, compile: Compile): Evaluate {
  const left = compile(expression.left)
  const right = expression.right === undefined ? undefined : compile(expression.right)
  const test = foreignTest(expression)
  return frame => {
    const one = test.left(left(frame))
    const other = right === undefined ? test.constant : test.right(right(frame))
    if (one === undefined || other === undefined) return undefined
    return spend(frame, test.work(one, other)) ? test.answer(one, other) : undefined
  }
}
