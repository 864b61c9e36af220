import fc from 'fast-check'
import { Engine } from 'json-rules-engine'
import { expect, test } from 'vitest'
import type { ForeignValue } from './foreign-operator.ts'
import { FOREIGN_DECORATORS, FOREIGN_OPERATORS, ForeignOperatorError, foreignOperator } from './foreign-operator.ts'

type Answer = boolean | 'rejects' | 'unknown operator'

/** One leaf by the real engine, in an engine of its own. */
async function theirs(operator: string, fact: ForeignValue, value: ForeignValue): Promise<Answer> {
  const engine = new Engine()
  engine.addRule({ conditions: { all: [{ fact: 'f', operator, value }] }, event: { type: 'x' } })
  try {
    const { results } = await engine.run({ f: fact })
    return results.length === 1
  } catch (error) {
    return String(error).includes('Unknown operator') ? 'unknown operator' : 'rejects'
  }
}

function ours(operator: string, fact: ForeignValue, value: ForeignValue): Answer {
  const known = foreignOperator(operator)
  if (known === undefined) return 'unknown operator'
  try {
    return known(fact, value)
  } catch (error) {
    if (error instanceof ForeignOperatorError) return 'rejects'
    throw error
  }
}

const ROWS: readonly (readonly [id: string, operator: string, fact: ForeignValue, value: ForeignValue, answer: Answer])[] = [
  ['S15 no coercion', 'equal', '1', 1, false],
  ['S15 zeros', 'equal', 0, -0, true],
  ['S15 no number', 'equal', Number.NaN, Number.NaN, false],
  ['S15 lists by identity', 'equal', [1], [1], false],
  ['S15 the opposite', 'notEqual', undefined, 1, true],
  ['S15 null is a value', 'equal', null, null, true],
  ['S15 nothing is not null', 'equal', undefined, null, false],
  ['S16 a list', 'in', 1, [1, 2], true],
  ['S16 a list is strict', 'in', '1', [1, 2], false],
  ['S16 a text is characters', 'in', 1, '123', true],
  ['S16 nothing in a text', 'in', undefined, 'undefined', true],
  ['S16 null rejects', 'in', 1, null, 'rejects'],
  ['S16 a number rejects', 'notIn', 1, 5, 'rejects'],
  ['S17 a list', 'contains', [1], 1, true],
  ['S17 a text is no list', 'contains', 'abc', 'a', false],
  ['S17 nor is it without', 'doesNotContain', 'abc', 'z', false],
  ['S17 nothing', 'doesNotContain', undefined, 1, false],
  ['S18 nothing', 'lessThan', undefined, 5, false],
  ['S18 null', 'lessThanInclusive', null, 5, false],
  ['S18 a truth value', 'greaterThan', true, 0, false],
  ['S18 leading digits', 'greaterThan', '10abc', 5, false],
  ['S18 a list of one', 'greaterThan', [5], 4, true],
  ['S18 the other side is not checked', 'greaterThan', 5, null, true],
  ['S18 text beside a number', 'greaterThan', 5, '3', true],
  ['S18 two texts', 'greaterThan', '5', '10', true],
  ['S18 dates as text', 'lessThan', '2026-01-01', '2026-02-01', true],
  ['S18 a date and a number', 'lessThan', '2026-01-01', 3000, false],
  ['S19 some of a list', 'someFact:equal', [1, 2], 2, true],
  ['S19 some of none', 'someFact:equal', [], 2, false],
  ['S19 every of none', 'everyFact:equal', [], 2, true],
  ['S19 some of no list', 'someFact:equal', 2, 2, false],
  ['S19 not of some of no list', 'not:someFact:equal', 2, 2, true],
  ['S19 some value', 'someValue:equal', 2, [1, 2], true],
  ['S19 a value that is no list', 'someValue:equal', 2, 2, 'rejects'],
  ['S19 swapped', 'swap:lessThan', 1, 5, false],
  ['S19 swapped checks the value', 'swap:lessThan', 1, 'abc', false],
  ['S19 the leftmost is outermost', 'not:everyFact:greaterThan', [1, 9], 5, true],
  ['S19 unknown decorator', 'most:equal', 1, 1, 'unknown operator'],
  ['S19 a leading colon', ':equal', 1, 1, 'unknown operator'],
  ['S19 unknown operator', 'equals', 1, 1, 'unknown operator'],
]

test.each(ROWS)('%s: %s', async (_, operator, fact, value, answer) => {
  expect(ours(operator, fact, value)).toBe(answer)
  expect(await theirs(operator, fact, value)).toBe(answer)
})

const scalar = fc.oneof(
  fc.constantFrom<ForeignValue>(0, -0, 1, 5, 5.5, Number.NaN, true, false, null, undefined, '', '5', '10', '10abc', 'abc', '2026-01-01'),
  fc.double({ noDefaultInfinity: true }),
  fc.string({ maxLength: 4 }),
)
const anyValue: fc.Arbitrary<ForeignValue> = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }))
const anyOperator = fc
  .tuple(fc.array(fc.constantFrom(...FOREIGN_DECORATORS), { maxLength: 3 }), fc.constantFrom(...FOREIGN_OPERATORS))
  .map(([decorators, operator]) => [...decorators, operator].join(':'))

test('every operator, decorated or not, is that of the engine', async () => {
  const law = fc.asyncProperty(anyOperator, anyValue, anyValue, async (operator, fact, value) => {
    expect(ours(operator, fact, value)).toBe(await theirs(operator, fact, value))
  })
  await fc.assert(law, { numRuns: 1_000 })
})

test('a chain that is too long is no operator', () => {
  expect(foreignOperator(`${'not:'.repeat(8)}equal`)).toBeDefined()
  expect(foreignOperator(`${'not:'.repeat(9)}equal`)).toBeUndefined()
  expect(foreignOperator(`${'not:'.repeat(100_000)}equal`)).toBeUndefined()
})
