import type { Arbitrary } from 'fast-check'
import { array, boolean, constant, constantFrom, option as maybe, oneof, record, subarray } from 'fast-check'
import type { Expression } from '../../policy/expression.ts'
import type { GateModel, GuardModel, OptionModel, RolloutModel, RuleModel, StepModel } from '../../policy/model.ts'
import { amounts, conditions, judgingConditions, numbers } from './condition.arbitrary.ts'
import {
  cost,
  fact,
  field,
  idOf,
  listOf,
  literal,
  MONEY,
  money,
  objectOf,
  order,
  PROBABILITY,
  parameter,
  site,
  when,
} from './expression.fixture.ts'
import { ACTION_NAMES, ACTIONS } from './generated-world.fixture.ts'

const LINES = [order('lines', listOf(objectOf('line'))), field(fact(0), 'lines', listOf(objectOf('line')))]
export const patterns = oneof(constant(['*']), constant(['act.*']), subarray([...ACTION_NAMES], { minLength: 1 }))

const steps: Arbitrary<readonly StepModel[]> = array(
  record({
    name: constantFrom(...ACTION_NAMES),
    n: maybe(numbers, { nil: undefined }),
    test: maybe(conditions, { nil: undefined, freq: 6 }),
  }),
  { maxLength: 3 },
).map(parts =>
  parts.map(({ name, n, test }, index) => ({
    id: String(index + 1),
    action: name,
    params: [['orderId', order('id', idOf('order'))], ...(n === undefined ? [] : [['n', n] as const])],
    ...(test === undefined ? {} : { when: when(test) }),
    ...(ACTIONS[name]?.undo === undefined ? {} : { undo: ACTIONS[name].undo }),
  })),
)

export function options(id: string): Arbitrary<OptionModel> {
  return record({
    steps,
    only: array(conditions, { maxLength: 1 }),
    onReview: constantFrom('whole', 'rest'),
    cost: maybe(amounts, { nil: undefined }),
    each: maybe(constantFrom(...LINES), { nil: undefined, freq: 1 }),
  }).map(({ steps: built, only, onReview, cost: spends, each: list }) => ({
    id,
    says: id,
    ...(list !== undefined && id === 'o2' ? { each: { slot: 0, name: 'l', list, keyField: 'id' } } : {}),
    lets: [],
    only: only.map((one, index) => ({ id: `${id}-only-${index}`, ...when(one) })),
    steps: built,
    onReview,
    ifRejected: 'keep',
    ...(spends === undefined ? {} : { cost: when(spends, 'cost') }),
  }))
}

export const HOLD: OptionModel = {
  id: 'hold',
  says: 'hold',
  lets: [],
  only: [],
  steps: [{ id: '1', action: 'act.safe', params: [['orderId', order('id', idOf('order'))]] }],
  onReview: 'whole',
  ifRejected: 'keep',
}

export function guardsOf(prefix: string): Arbitrary<readonly GuardModel[]> {
  return array(
    record({
      for: patterns,
      when: maybe(judgingConditions, { nil: undefined, freq: 8 }),
      then: constantFrom('review', 'deny', 'deny'),
      to: constantFrom('q1', 'q2', undefined),
    }),
    {
      maxLength: 2,
    },
  ).map(parts =>
    parts.map(({ for: only, when: test, then, to }, index) => ({
      id: `${prefix}-${index}`,
      for: only,
      then,
      approvals: 1 + (index % 2),
      because: prefix,
      ...(test === undefined ? {} : { when: when(test) }),
      ...(to === undefined ? {} : { to }),
    })),
  )
}

const gate: Arbitrary<GateModel> = oneof<Arbitrary<GateModel>[]>(
  constantFrom<Expression>(parameter('sure', PROBABILITY), literal(PROBABILITY, '0.5')).map(permitFrom => ({
    id: 'g',
    for: [],
    kind: 'confidence',
    permitFrom,
    reviewFrom: literal(PROBABILITY, '0.3'),
  })),
  record({
    for: constantFrom<readonly string[]>([], ['act.pay']),
    permit: constantFrom('100', '250'),
    review: constantFrom('250', '900', undefined),
  }).map(({ for: only, permit, review }) => ({
    id: 'g',
    for: only,
    kind: 'limit',
    of: when(cost, 'cost'),
    permitUpTo: literal(listOf(MONEY), [{ amount: permit, currency: 'EUR' }]),
    ...(review === undefined ? {} : { reviewUpTo: money(review) }),
  })),
  constantFrom('review', 'deny').map(over => ({
    id: 'g',
    for: [],
    kind: 'budget',
    of: when(cost, 'cost'),
    by: [when(site, 'site')],
    per: { kind: 'day' },
    upTo: money('1000'),
    over,
    counts: 'unattended',
  })),
  record({ until: constantFrom('order.picked', 'never'), else: constantFrom('review', 'deny') }).map(({ until, else: vote }) => ({
    id: 'g',
    for: [],
    kind: 'reversible',
    until,
    else: vote,
  })),
)

export function gatesOf(prefix: string): Arbitrary<readonly GateModel[]> {
  return array(gate, { maxLength: 2 }).map(gates => gates.map((one, index) => ({ ...one, id: `${prefix}-${index}` })))
}

export const OPTION_IDS = ['o0', 'o1', 'o2'] as const

export const rules: Arbitrary<readonly RuleModel[]> = array(
  record({
    test: conditions,
    then: oneof(
      { weight: 6, arbitrary: constantFrom('o0', 'o1', 'hold').map(option => ({ kind: 'option', option }) as const) },
      { weight: 1, arbitrary: constant({ kind: 'review' } as const) },
    ),
  }),
  { maxLength: 2 },
).map(parts => parts.map(({ test, then }, index) => ({ id: `r${index}`, when: when(test), then, because: 'r' })))

export const rollouts: Arbitrary<RolloutModel> = record({
  default: constantFrom('observe', 'approval', 'unattended', 'unattended', 'unattended', 'unattended'),
  rows: array(
    record({
      sites: constantFrom(undefined, ['S1'], ['S2']),
      where: maybe(conditions, { nil: undefined }),
      options: maybe(subarray([...OPTION_IDS, 'hold'], { minLength: 1 }), { nil: undefined }),
      phase: constantFrom('observe', 'approval', 'unattended', 'unattended', 'unattended'),
      sure: constantFrom(undefined, '0.5', '0.8'),
      requires: boolean(),
    }),
    { maxLength: 2 },
  ),
}).map(({ default: phase, rows }) => ({
  default: phase,
  rows: rows.map(row => ({
    phase: row.phase,
    with: row.sure === undefined ? {} : { sure: row.sure },
    ...(row.sites === undefined ? {} : { sites: row.sites }),
    ...(row.where === undefined ? {} : { where: when(row.where) }),
    ...(row.options === undefined ? {} : { options: row.options }),
    ...(row.requires ? { requires: { maxError: '0.02', certainty: '0.95' } } : {}),
  })),
}))
