import { isDeepStrictEqual } from 'node:util'
import { constantFrom, gen, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Expression } from '../../policy/expression.ts'
import type { Slot } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import type { ValueType } from '../../values/value-type.ts'
import { expressionOf } from '../generated/expression.arbitrary.ts'
import { frameOf, situations } from '../generated/frame.arbitrary.ts'
import { assertInBatches } from '../generated/in-batches.fixture.ts'
import { lessKnown } from '../generated/less-known.arbitrary.ts'
import { CONTEXT, DATE, ENUM, listOf, MONEY, NUMBER, object, QUANTITY, SUBJECT, TEXT } from '../generated/world.arbitrary.ts'
import { compileExpression } from './compile-expression.ts'
import { interpretExpression, resultOf } from './interpret-expression.ts'
import { operandsOf } from './operands-of.ts'

/** `DIFFERENTIAL=200000` for a long run. */
const RUNS = Number(process.env['DIFFERENTIAL'] ?? 2000)
const TIMEOUT_MS = Math.max(60_000, RUNS * 10)

const TYPES: readonly ValueType[] = [
  ...Array.from({ length: 8 }, (): ValueType => ({ kind: 'bool' })),
  NUMBER,
  MONEY,
  QUANTITY,
  DATE,
  TEXT,
  ENUM,
  { kind: 'count' },
  { kind: 'rate' },
  { kind: 'duration' },
  { kind: 'instant' },
  listOf(MONEY),
  listOf(object('line')),
]

const expressions = constantFrom(...TYPES).chain(type => expressionOf(type, 4))

describe('an expression over any input', () => {
  test('means the same compiled and interpreted, the second time too, and never throws', { timeout: TIMEOUT_MS }, () => {
    assertInBatches(
      () =>
        property(tuple(expressions, situations()), ([expression, situation]) => {
          const frame = frameOf(situation)
          const evaluate = compileExpression(expression, CONTEXT)
          const { value } = resultOf(expression, frame, CONTEXT)
          expect(isDeepStrictEqual([evaluate(frame), evaluate(frame)], [value, value])).toBe(true)
        }),
      RUNS,
    )
  })

  test('says why, wherever it is unknown', { timeout: TIMEOUT_MS }, () => {
    assertInBatches(
      () =>
        property(tuple(expressions, situations()), ([expression, situation]) => {
          const outcome = interpretExpression(expression, frameOf(situation), CONTEXT)
          expect(outcome.kind === 'value' || outcome.missing.length > 0).toBe(true)
        }),
      RUNS,
    )
  })

  test('is known for every completion, if it is known at all', { timeout: TIMEOUT_MS }, () => {
    const cases = () =>
      tuple(
        expressions.filter(expression => !holdsObjects(expression) && !mentionsMissing(expression)),
        gen().map(g => {
          const situation = g(situations)
          return { situation, less: lessKnown(situation, g) }
        }),
      )
    assertInBatches(
      () =>
        property(cases(), ([expression, { situation, less }]) => {
          const evaluate = compileExpression(expression, CONTEXT)
          expect(isCompletion(evaluate(frameOf(less)), evaluate(frameOf(situation)))).toBe(true)
        }),
      RUNS,
    )
  })
})

/** A list may hold elements that were unknown. */
function isCompletion(before: unknown, after: unknown): boolean {
  if (before === undefined) return true
  if (!Array.isArray(before) || !Array.isArray(after)) return isDeepStrictEqual(before, after)
  return before.length === after.length && before.every((element, index) => isCompletion(element, after[index]))
}

/** Objects are handed on as they came: what is unknown in them is unknown when a field is read. */
function holdsObjects({ type }: Expression): boolean {
  return type.kind === 'list' && type.of.kind === 'object'
}

function mentionsMissing(expression: Expression): boolean {
  return expression.op === 'missing' || operandsOf(expression).some(mentionsMissing)
}

test.each<[string, string, 'absent' | 'unknown' | 'known']>([
  ['the first', '0', 'known'],
  ['the last', '1', 'known'],
  ['one too far', '2', 'absent'],
  ['before the first', '-1', 'absent'],
  ['between two', '0.5', 'unknown'],
  ['just off the first', '0.0000001', 'unknown'],
  ['as far as a position can be', '9007199254740991', 'absent'],
  ['further', '9007199254740992', 'unknown'],
  ['as far before', '-9007199254740992', 'unknown'],
])('an element of a list, %s: list[%s] is %s, compiled and interpreted', (_name, index, expected) => {
  const at = frameOf({
    input: { now: '2026-03-21T12:00:00Z', policy: 'release', subject: { data: { amounts: ['1', '2'] } }, facts: {} },
    option: undefined,
    step: undefined,
    late: [],
    cost: undefined,
    exposure: undefined,
  })
  const amounts: Expression = { op: 'field', type: listOf(NUMBER), of: SUBJECT, name: 'amounts' }
  const expression: Expression = { op: 'index', type: NUMBER, of: amounts, index: { op: 'literal', type: NUMBER, value: index } }
  const kindOf = (value: Slot): string => (value === undefined ? 'unknown' : value === ABSENT ? 'absent' : 'known')
  expect([kindOf(compileExpression(expression, CONTEXT)(at)), kindOf(resultOf(expression, at, CONTEXT).value)]).toEqual([
    expected,
    expected,
  ])
})
