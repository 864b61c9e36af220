import fc from 'fast-check'
import { FOREIGN_DECORATORS, FOREIGN_OPERATORS } from '../values/foreign-operator.ts'
import { constants, WORLD } from './rule-world.arbitrary.ts'

/** A rule file as a host has it. */
export interface GeneratedRules {
  readonly rules: readonly { readonly name: string; readonly conditions: object; readonly event: { readonly type: string } }[]
  readonly conditions: Readonly<Record<string, object>>
}

const NAMES = Object.keys(WORLD)

const references: fc.Arbitrary<{ fact: string; path?: string }> = fc
  .constantFrom(...NAMES)
  .chain(fact => fc.constantFrom(...(WORLD[fact]?.paths ?? [])).map(path => (path === undefined ? { fact } : { fact, path })))
const operators = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: fc.array(fc.constantFrom(...FOREIGN_DECORATORS), { maxLength: 2 }) },
    ),
    fc.constantFrom(...FOREIGN_OPERATORS),
  )
  .map(([decorators, operator]) => [...decorators, operator].join(':'))

/** A constant of the fact's own kind more often than any. */
const values = (fact: string): fc.Arbitrary<unknown> => {
  const own = WORLD[fact]?.values ?? fc.constant(0)
  return fc.oneof(
    { weight: 4, arbitrary: own },
    { weight: 2, arbitrary: fc.array(own, { maxLength: 3 }) },
    { weight: 3, arbitrary: constants },
    { weight: 3, arbitrary: references },
  )
}

const priorities = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constantFrom(1, 2, 7, '7', '2').map(priority => ({ priority })) },
)

export const leaves: fc.Arbitrary<object> = references.chain(reference =>
  fc
    .record({ operator: operators, value: values(reference.fact), priority: priorities })
    .map(({ operator, value, priority }) => ({ ...reference, operator, value, ...priority })),
)

/** Conditions of some leaves, and of references to shared conditions that stand before. */
function conditions(leaf: fc.Arbitrary<object>, shared: readonly string[]): fc.Arbitrary<object> {
  return fc.letrec<{ root: object; node: object }>(tie => ({
    root: fc.tuple(fc.oneof(junction(tie('node')), { weight: shared.length, arbitrary: named(shared) }), priorities).map(merged),
    node: fc.oneof({ maxDepth: 3, depthIdentifier: 'condition' }, { weight: 4, arbitrary: leaf }, { weight: 2, arbitrary: tie('root') }),
  })).root
}

function junction(node: fc.Arbitrary<object>): fc.Arbitrary<object> {
  const parts = fc.array(node, { maxLength: 3 })
  return fc.oneof(
    { weight: 3, arbitrary: fc.record({ all: parts }) },
    { weight: 3, arbitrary: fc.record({ any: parts }) },
    { weight: 1, arbitrary: fc.record({ not: node }) },
  )
}

function named(shared: readonly string[]): fc.Arbitrary<object> {
  return fc.constantFrom(...(shared.length === 0 ? [''] : shared)).map(condition => ({ condition }))
}

function merged([condition, priority]: readonly [object, object]): object {
  return { ...condition, ...priority }
}

/** @param leaf those that may stand in the file. */
export function ruleSets(leaf: fc.Arbitrary<object>): fc.Arbitrary<GeneratedRules> {
  const rule = fc.record({ conditions: conditions(leaf, ['first', 'second']), priority: priorities })
  return fc
    .record({
      rules: fc.array(rule, { minLength: 1, maxLength: 4 }),
      first: conditions(leaf, []),
      second: conditions(leaf, ['first']),
    })
    .map(({ rules, first, second }) => ({
      rules: rules.map(({ conditions: root, priority }, index) => ({
        name: `r${index}`,
        conditions: root,
        event: { type: `e${index}` },
        ...priority,
      })),
      conditions: { first, second },
    }))
}
