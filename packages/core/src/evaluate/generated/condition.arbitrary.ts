import type { Arbitrary } from 'fast-check'
import { array, constant, constantFrom, integer, oneof, record } from 'fast-check'
import type { Expression, Relation } from '../../policy/expression.ts'
import { all, compare, cost, either, fact, field, literal, MONEY, money, NUMBER, not, order, stepParam } from './expression.fixture.ts'

// Conditions over a few fields and two facts. None reads `.missing` or `.age`, the declared exceptions to the law of information.

const relation = constantFrom<Relation>('less', 'at-most', 'greater', 'at-least', 'equal', 'not-equal')
const small = integer({ min: 0, max: 3 }).map(n => literal(NUMBER, String(n)))
const amount = constantFrom('0', '100', '250', '900').map(text => money(text))

export const numbers: Arbitrary<Expression> = oneof(
  constant(order('a', NUMBER)),
  constant(order('b', NUMBER)),
  integer({ min: 0, max: 1 }).map(index => field(fact(index), 'n', NUMBER)),
)
export const amounts: Arbitrary<Expression> = oneof(
  constant(order('total', MONEY)),
  constant(field(fact(0), 'amount', MONEY)),
  constant(field(fact(1), 'amount', MONEY)),
  amount,
)

/** What can be read at every place. */
const atom: Arbitrary<Expression> = oneof(
  {
    weight: 4,
    arbitrary: record({ left: numbers, relation, right: small }).map(({ left, relation: op, right }) => compare(left, op, right)),
  },
  { weight: 2, arbitrary: constantFrom(order('flag', { kind: 'bool' }), field(fact(0), 'ok', { kind: 'bool' })) },
  { weight: 1, arbitrary: constant<Expression>({ op: 'has', type: { kind: 'bool' }, of: order('a', NUMBER) }) },
  {
    weight: 1,
    arbitrary: record({ left: amounts, relation, right: amount }).map(({ left, relation: op, right }) => compare(left, op, right)),
  },
)

function conditionsOver(leaf: Arbitrary<Expression>): Arbitrary<Expression> {
  const pair = array(leaf, { minLength: 2, maxLength: 2 })
  return oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: pair.map(args => all(...args)) },
    { weight: 1, arbitrary: pair.map(args => either(...args)) },
    { weight: 1, arbitrary: leaf.map(not) },
  )
}

/** Of rules, `only` and rollout rows. */
export const conditions = conditionsOver(atom)
/** Of guards, which read step and cost too. */
export const judgingConditions = conditionsOver(
  oneof(
    { weight: 3, arbitrary: atom },
    {
      weight: 1,
      arbitrary: record({ relation, right: small }).map(({ relation: op, right }) => compare(stepParam('n', NUMBER), op, right)),
    },
    { weight: 1, arbitrary: record({ relation, right: amount }).map(({ relation: op, right }) => compare(cost, op, right)) },
  ),
)
