import { isDeepStrictEqual } from 'node:util'
import { constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import type { ValueType } from '../../values/value-type.ts'
import { compileExpression } from '../expression/compile-expression.ts'
import { compileTerms } from '../expression/compile-terms.ts'
import { expressionOf } from '../generated/expression.arbitrary.ts'
import type { Situation } from '../generated/frame.arbitrary.ts'
import { frameOf, situations } from '../generated/frame.arbitrary.ts'
import { assertInBatches } from '../generated/in-batches.fixture.ts'
import { CONTEXT, listOf, MONEY, NUMBER, object, POLICY, QUANTITY } from '../generated/world.arbitrary.ts'
import type { Frame } from './frame.ts'
import { parametersOf, withParameters } from './make-frame.ts'

/** `DIFFERENTIAL=200000` for a long run. */
const RUNS = Number(process.env['DIFFERENTIAL'] ?? 2000)
const TYPES: readonly ValueType[] = [{ kind: 'bool' }, { kind: 'bool' }, NUMBER, MONEY, QUANTITY, { kind: 'count' }, listOf(object('line'))]
const expressions = constantFrom(...TYPES).chain(type => expressionOf(type, 3))

const TERMS = compileTerms(CONTEXT)
const OTHERS = parametersOf(POLICY, { limit: '1 EUR' })

/** The same situation under the parameters of another rollout row, which shares what was read. */
function otherRow(frame: Frame): Frame {
  return { ...withParameters(TERMS, frame, OTHERS), option: frame.option, step: frame.step, cost: frame.cost, exposure: frame.exposure }
}

test('a value never hangs on what was read before it, in this frame or under other parameters', {
  timeout: Math.max(60_000, RUNS * 10),
}, () => {
  assertInBatches(
    () =>
      property(expressions, expressions, situations(), (first, second, situation: Situation) => {
        const before = compileExpression(first, CONTEXT)
        const after = compileExpression(second, CONTEXT)
        const shared = frameOf(situation)
        const row = otherRow(shared)
        const given = [before(shared), before(row), after(shared), after(row), before(shared)]
        const fresh = () => frameOf(situation)
        const wanted = [before(fresh()), before(otherRow(fresh())), after(fresh()), after(otherRow(fresh())), before(fresh())]
        expect(isDeepStrictEqual(given, wanted)).toBe(true)
      }),
    RUNS,
  )
})
