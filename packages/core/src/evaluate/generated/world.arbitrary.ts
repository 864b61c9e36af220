import type { Expression } from '../../policy/expression.ts'
import type { FactModel, LetModel, LifecycleModel, PolicyModel } from '../../policy/model.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { CompileContext } from '../expression/compile-expression.ts'

/**
 * The small world that generated expressions speak of: an order with a field of every type, facts of every treatment, terms, and
 * what a walk sets. Names are single words, so that a path is its own text.
 */
export const ENUM: ValueType = { kind: 'enum', values: ['A', 'B', 'C'] }
export const TEXT: ValueType = { kind: 'text' }
export const MONEY: ValueType = { kind: 'money' }
export const QUANTITY: ValueType = { kind: 'quantity' }
export const NUMBER: ValueType = { kind: 'number' }
export const DATE: ValueType = { kind: 'date' }
export const listOf = (of: ValueType): ValueType => ({ kind: 'list', of })
const mapOf = (of: ValueType): ValueType => ({ kind: 'map', of })
export const object = (name: string): ValueType => ({ kind: 'object', name })

const SINGLES = {
  flag: { kind: 'bool' },
  name: TEXT,
  id: { kind: 'id' },
  tier: ENUM,
  items: { kind: 'count' },
  factor: NUMBER,
  share: { kind: 'percent' },
  sure: { kind: 'probability' },
  total: MONEY,
  weight: QUANTITY,
  price: { kind: 'rate' },
  wait: { kind: 'duration' },
  due: DATE,
  placed: { kind: 'instant' },
} as const satisfies Record<string, ValueType>

/** Fields of each object, by the object's name. */
export const FIELDS: Readonly<Record<string, Readonly<Record<string, ValueType>>>> = {
  order: {
    ...SINGLES,
    tags: listOf(TEXT),
    sums: listOf(MONEY),
    amounts: listOf(NUMBER),
    weights: listOf(QUANTITY),
    dates: listOf(DATE),
    grid: listOf(listOf(NUMBER)),
    lines: listOf(object('line')),
    stock: mapOf(object('row')),
    prices: mapOf(MONEY),
    customer: object('customer'),
  },
  line: SINGLES,
  customer: { name: TEXT, limit: MONEY, blocked: { kind: 'bool' } },
  row: { available: QUANTITY, perDay: NUMBER, arrivals: listOf(object('arrival')) },
  arrival: { date: DATE, quantity: QUANTITY },
}

function fact(name: string, type: ValueType, onMissing: FactModel['onMissing'], maxAgeMs?: number): FactModel {
  const base = { name, query: `${name}.query`, system: 'wms', with: [], stage: 0, type, key: [], onMissing } as const
  return maxAgeMs === undefined ? base : { ...base, maxAgeMs }
}

export const FACTS: readonly FactModel[] = [
  fact('supply', mapOf(object('row')), { kind: 'review' }, 60_000),
  fact('credit', object('customer'), { kind: 'review' }),
  fact('capacity', QUANTITY, { kind: 'review' }, 3_600_000),
  fact('labour', object('row'), { kind: 'skip' }),
  fact('freight', MONEY, { kind: 'value', value: { amount: '9.90', currency: 'EUR' } }),
]

const variable = (slot: number, name: string, type: ValueType): Expression => ({ op: 'variable', type, slot, name })
const field = (of: Expression, name: string, type: ValueType): Expression => ({ op: 'field', type, of, name })
export const SUBJECT: Expression = { op: 'subject', type: object('order') }
const LINE = variable(0, 'line', object('line'))

function term(name: string, args: readonly number[], expression: Expression): LetModel {
  return { name, type: expression.type, arguments: args, text: name, expression }
}

/** A column, a plain term, a column over it, terms with several arguments, and two that hang on a parameter. */
export const LETS: readonly LetModel[] = [
  term('line.net', [0], {
    op: 'subtract',
    type: QUANTITY,
    left: field(LINE, 'weight', QUANTITY),
    right: { op: 'literal', type: QUANTITY, value: { amount: '1', unit: 'EA' } },
  }),
  term('heavy', [], {
    op: 'filter',
    type: listOf(object('line')),
    list: field(SUBJECT, 'lines', listOf(object('line'))),
    slot: 1,
    name: 'l',
    body: {
      op: 'compare',
      type: { kind: 'bool' },
      relation: 'greater',
      left: { op: 'term', type: QUANTITY, index: 0, args: [variable(1, 'l', object('line'))] },
      right: { op: 'literal', type: QUANTITY, value: '0' },
    },
  }),
  term('budget', [], {
    op: 'if',
    type: MONEY,
    condition: field(SUBJECT, 'flag', { kind: 'bool' }),
    then: field(SUBJECT, 'total', MONEY),
    else: { op: 'fact', type: MONEY, index: 4 },
  }),
  term('scaled', [2, 3], { op: 'multiply', type: MONEY, left: variable(2, 'a', MONEY), right: variable(3, 'b', NUMBER) }),
  term('most', [], { op: 'parameter', type: MONEY, name: 'limit' }),
  term('room', [], { op: 'subtract', type: MONEY, left: { op: 'let', type: MONEY, index: 4 }, right: field(SUBJECT, 'total', MONEY) }),
]

/** Slots from here on are for the variables of a generated expression. */
export const FIRST_SLOT = 4
export const SLOTS = 16

export const PARAMETERS = [
  { name: 'limit', type: MONEY, default: { amount: '250', currency: 'EUR' } },
  { name: 'least', type: NUMBER, default: '0.5' },
] as const

export const POLICY: PolicyModel = {
  id: 'release',
  version: '1.0.0',
  title: 'Release',
  owner: 'planning',
  events: ['order.created'],
  subject: 'order',
  site: field(SUBJECT, 'id', { kind: 'id' }),
  after: [],
  fresh: false,
  parameters: PARAMETERS,
  facts: FACTS,
  lets: LETS,
  slots: SLOTS,
  options: [],
  guards: [],
  rules: [],
  gates: [],
}

const LIFECYCLE: LifecycleModel = {
  type: 'order',
  initial: 'created',
  terminal: ['closed'],
  states: ['created', 'held', 'closed'],
  transitions: [
    { from: ['created'], to: 'held', owner: ['oms', 'erp'], by: 'order.held' },
    { from: ['held'], to: 'closed', owner: ['erp'], by: 'order.closed' },
  ],
  ownership: { default: 'oms', fields: { total: 'erp' } },
}

export const CONTEXT: CompileContext = { policy: POLICY, actions: {}, lifecycle: LIFECYCLE, leaves: new Map() }

export const OPTION_LETS = { eta: DATE, price: MONEY } as const
export const STEP_PARAMS = { amount: MONEY, date: DATE, note: TEXT } as const
