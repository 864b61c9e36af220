import type { FactModel, GateModel, GuardModel, OptionModel, PolicyModel, StepModel, WorkspaceModel } from '../../policy/model.ts'
import {
  compare,
  cost,
  equal,
  fact,
  field,
  idOf,
  late,
  listOf,
  literal,
  MONEY,
  money,
  NUMBER,
  not,
  objectOf,
  order,
  PROBABILITY,
  parameter,
  site,
  stepParam,
  TEXT,
  variable,
  when,
} from './expression.fixture.ts'
import { ACTIONS, AGENT, EVENTS, LIFECYCLE } from './release-world.fixture.ts'

// A small order release: three plans, a guard of each kind, rules, a scorer, every gate, a lifecycle, an agent, a guard policy.

const orderId = order('id', idOf('order'))
const lines = order('lines', listOf(objectOf('line')))
const LINE_SLOT = 0
const SHORT_SLOT = 1
const line = variable(LINE_SLOT, 'l', objectOf('line'))
const shortLines = {
  op: 'filter',
  type: listOf(objectOf('line')),
  list: lines,
  slot: SHORT_SLOT,
  name: 'l',
  body: compare(field(variable(SHORT_SLOT, 'l', objectOf('line')), 'short', NUMBER), 'greater', literal(NUMBER, '0')),
} as const

const step = (id: string, name: string, params: StepModel['params'], more: Partial<StepModel> = {}): StepModel => ({
  id,
  action: name,
  params,
  ...more,
})
const option = (id: string, steps: readonly StepModel[], more: Partial<OptionModel> = {}): OptionModel => ({
  id,
  says: id,
  lets: [],
  only: [],
  steps,
  onReview: 'whole',
  ifRejected: 'keep',
  ...more,
})

const noneShort = equal({ op: 'size', type: { kind: 'count' }, of: shortLines }, literal({ kind: 'count' }, '0'))

export const OPTIONS: readonly OptionModel[] = [
  option(
    'release-all',
    [
      step('1', 'order.release', [['orderId', orderId]], { undo: 'order.unrelease' }),
      step('2', 'journal.post', [['amount', field(fact(1), 'amount', MONEY)]], { undo: 'journal.reverse' }),
    ],
    {
      only: [{ id: 'nothing-short', ...when(noneShort) }],
      cost: when(field(fact(1), 'amount', MONEY), 'freight.amount'),
      exposure: when(order('total', MONEY)),
    },
  ),
  option(
    'release-part',
    [
      step('split', 'order.split', [['orderId', orderId]], { undo: 'order.merge' }),
      step('2', 'order.release', [['orderId', late('split', 'releasedId', idOf('order'))]], { undo: 'order.unrelease' }),
      step(
        '3',
        'line.backorder',
        [
          ['lineId', field(line, 'id', idOf('line'))],
          ['quantity', field(line, 'short', NUMBER)],
        ],
        {
          each: { slot: LINE_SLOT, name: 'l', list: shortLines, keyField: 'id' },
          undo: 'line.cancel',
        },
      ),
    ],
    {
      only: [{ id: 'some-short', ...when(not(noneShort)) }],
      onReview: 'rest',
      cost: when(field(fact(1), 'amount', MONEY), 'freight.amount'),
      exposure: when(order('total', MONEY)),
    },
  ),
  option('hold', [step('1', 'order.hold', [['orderId', orderId]])]),
]

const guard = (id: string, more: Partial<GuardModel>): GuardModel => ({
  id,
  for: ['*'],
  then: 'review',
  approvals: 1,
  because: id,
  ...more,
})

const GUARDS: readonly GuardModel[] = [
  guard('credit-is-clear', {
    for: ['order.release'],
    when: when(compare(field(fact(0), 'status', TEXT), 'not-equal', literal(TEXT, 'ok'))),
    then: 'deny',
  }),
  guard('planners-confirm', { for: ['line.backorder'], to: 'planners' }),
  guard('short-by-far', {
    for: ['line.*'],
    when: when(compare(stepParam('quantity', NUMBER), 'greater', literal(NUMBER, '10'))),
    to: 'customer-care',
    approvals: 2,
  }),
]

const GATES: readonly GateModel[] = [
  { id: 'sure', for: [], kind: 'confidence', permitFrom: parameter('sureEnough', PROBABILITY), reviewFrom: literal(PROBABILITY, '0.6') },
  {
    id: 'spend',
    for: [],
    kind: 'limit',
    of: when(cost, 'cost'),
    permitUpTo: literal(listOf(MONEY), [
      { amount: '250', currency: 'EUR' },
      { amount: '275', currency: 'USD' },
    ]),
    reviewUpTo: literal(listOf(MONEY), [{ amount: '2000', currency: 'EUR' }]),
  },
  {
    id: 'daily',
    for: [],
    kind: 'budget',
    of: when(cost, 'cost'),
    by: [when(site, 'site')],
    per: { kind: 'day' },
    upTo: money('5000'),
    over: 'review',
    counts: 'unattended',
  },
  { id: 'undo', for: [], kind: 'reversible', until: 'pick.started', else: 'review' },
]

const factModel = (name: string, stage = 0): FactModel => ({
  name,
  query: `${name}.read`,
  system: 'erp',
  with: stage === 0 ? [['order', orderId]] : [['status', field(fact(0), 'status', TEXT)]],
  stage,
  type: objectOf('row'),
  key: [],
  maxAgeMs: 300_000,
  onMissing: { kind: 'review' },
})

export const POLICY: PolicyModel = {
  id: 'order-release',
  version: '1.0.0',
  title: 'Release an order',
  owner: 'planning',
  events: ['order.created', 'order.hold_lifted', 'supply.arrived'],
  subject: 'order',
  site: order('nodeId', idOf('node')),
  agent: 'release-agent',
  after: [],
  fresh: false,
  effective: { from: '2026-01-01' },
  parameters: [{ name: 'sureEnough', type: PROBABILITY, default: '0.92' }],
  facts: [factModel('credit'), factModel('freight')],
  lets: [],
  slots: 2,
  options: OPTIONS,
  guards: GUARDS,
  rules: [
    {
      id: 'credit-blocked',
      when: when(equal(field(fact(0), 'status', TEXT), literal(TEXT, 'blocked'))),
      then: { kind: 'option', option: 'hold' },
      because: 'Finance owns credit release.',
    },
  ],
  propose: {
    by: { kind: 'scorer', scorer: 'release' },
    choices: ['release-all', 'release-part', 'hold'],
    shows: [{ kind: 'path', ...when(order('total', MONEY), 'order.total') }, { kind: 'options' }],
    onFailure: { kind: 'review' },
    instructions: '',
  },
  gates: GATES,
  review: {
    queue: 'planners',
    expires: { kind: 'working-hours', amount: 4 },
    by: when(order('cutoff', { kind: 'instant' })),
    onExpiry: 'hold',
    approvals: 1,
    editable: ['quantity'],
  },
  otherwise: 'hold',
  rollout: { default: 'unattended', rows: [] },
}

export const GUARD_POLICY: PolicyModel = {
  ...POLICY,
  id: 'money-rules',
  owner: 'finance',
  events: [],
  facts: [],
  lets: [],
  options: [],
  guards: [
    guard('no-big-postings', {
      for: ['journal.post'],
      when: when(compare(stepParam('amount', MONEY), 'greater', money('9000'))),
      then: 'deny',
    }),
  ],
  rules: [],
  gates: [],
}

export function workspaceOf(policies: readonly PolicyModel[], more: Partial<WorkspaceModel> = {}): WorkspaceModel {
  return {
    model: 1,
    name: 'test',
    timeZone: 'UTC',
    policies,
    lifecycles: [LIFECYCLE],
    agents: [AGENT],
    calendars: [],
    actions: ACTIONS,
    events: EVENTS,
    subjects: { order: { key: 'id' } },
    at: {},
    ...more,
  }
}

export const WORKSPACE: WorkspaceModel = workspaceOf([POLICY, GUARD_POLICY])
