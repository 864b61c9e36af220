import { constantFrom, integer } from 'fast-check'
import type { Expression } from '../../policy/expression.ts'
import { FOREIGN_DECORATORS, FOREIGN_OPERATORS } from '../../values/foreign-operator.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { Place } from './expression.arbitrary.ts'
import { DATE, ENUM, listOf, MONEY, NUMBER, TEXT } from './world.arbitrary.ts'

/** Types that a rule file has a value for, and one that it has none for. */
const TYPES: readonly ValueType[] = [
  ...[
    NUMBER,
    TEXT,
    ENUM,
    DATE,
    { kind: 'bool' } as const,
    { kind: 'instant' } as const,
    { kind: 'id' } as const,
    { kind: 'count' } as const,
  ],
  ...[listOf(NUMBER), listOf(TEXT), listOf(DATE), MONEY],
]

/** As an import writes them, and texts that only a bundle from outside could hold. */
const CONSTANTS = ['null', '0', '1', '2.5', '"A"', '"2026-03-20"', 'true', '[]', '[1, 2.5]', '["A", null]', '{"a": 1}', 'no JSON', '1e999']

/** A leaf of json-rules-engine over expressions that `inner` makes, now and then with an operator that nobody knows. */
export function foreignLeaf(place: Place, inner: (type: ValueType, place: Place) => Expression): Expression {
  const { g } = place
  const decorators = Array.from({ length: g(() => integer({ min: 0, max: 2 })) }, () => g(() => constantFrom(...FOREIGN_DECORATORS)))
  const operator = [...decorators, g(() => constantFrom(...FOREIGN_OPERATORS, 'nothing'))].join(':')
  const left = inner(
    g(() => constantFrom(...TYPES)),
    place,
  )
  const other =
    g(() => integer({ min: 0, max: 1 })) > 0 ? { right: inner(left.type, place) } : { value: g(() => constantFrom(...CONSTANTS)) }
  return { op: 'foreign', type: { kind: 'bool' }, operator, left, ...other }
}
