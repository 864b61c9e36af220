import { expect, test } from 'vitest'
import type { Expression, Relation } from '../../policy/expression.ts'
import type { PolicyModel } from '../../policy/model.ts'
import type { ValueType } from '../../values/value-type.ts'
import { sayExpression } from './say-expression.ts'

const bool: ValueType = { kind: 'bool' }
const count: ValueType = { kind: 'count' }
const quantity: ValueType = { kind: 'quantity' }
const percent: ValueType = { kind: 'percent' }
const text: ValueType = { kind: 'text' }
const rows: ValueType = { kind: 'list', of: { kind: 'object', name: 'line' } }

const fact = {
  name: 'labour',
  query: 'labour.capacity',
  system: 'wms',
  with: [],
  stage: 0,
  type: text,
  key: [],
  onMissing: { kind: 'skip' },
} as const
const term = (name: string): PolicyModel['lets'][number] => ({ name, type: rows, arguments: [], text: '', expression: subject })

const subject: Expression = { op: 'subject', type: { kind: 'object', name: 'order' } }
const lines: Expression = { op: 'field', type: rows, of: subject, name: 'lines' }
const total: Expression = { op: 'field', type: { kind: 'money' }, of: subject, name: 'total' }
const line: Expression = { op: 'variable', type: { kind: 'object', name: 'line' }, slot: 0, name: 'l' }
const short: Expression = { op: 'term', type: quantity, index: 0, args: [line] }
const shortLines: Expression = { op: 'let', type: rows, index: 1 }
const zero: Expression = { op: 'literal', type: count, value: '0' }
const limit: Expression = { op: 'literal', type: { kind: 'money' }, value: { amount: '250', currency: 'EUR' } }
const compare = (left: Expression, relation: Relation, right: Expression): Expression => ({
  op: 'compare',
  type: bool,
  relation,
  left,
  right,
})
const not = (of: Expression): Expression => ({ op: 'not', type: bool, of })
const and = (...args: Expression[]): Expression => ({ op: 'and', type: bool, args })
const or = (...args: Expression[]): Expression => ({ op: 'or', type: bool, args })
const call = (name: Extract<Expression, { op: 'call' }>['function'], ...args: Expression[]): Expression => ({
  op: 'call',
  type: quantity,
  function: name,
  args,
})
const words = (value: string): Expression => ({ op: 'literal', type: text, value })
const numberOf = (of: Expression): Expression => ({ op: 'size', type: count, of })
const each = (op: 'all' | 'exists' | 'filter' | 'map', list: Expression, body: Expression): Expression => ({
  op,
  type: bool,
  list,
  slot: 0,
  name: 'l',
  body,
})

const policy: PolicyModel = {
  id: 'release',
  version: '1.0.0',
  title: 'Release',
  owner: 'planning',
  events: [],
  subject: 'order',
  after: [],
  fresh: false,
  parameters: [],
  facts: [fact],
  lets: [{ ...term('line.short'), arguments: [0] }, term('shortLines'), { ...term('late'), arguments: [0] }],
  slots: 1,
  options: [],
  guards: [],
  rules: [],
  gates: [],
}

const missing: Expression = { op: 'missing', type: bool, fact: 0 }
const above = compare(total, 'greater', limit)

test.each<[sentence: string, expression: Expression]>([
  ['order.total is above 250 EUR', above],
  ['order.total is at most 250 EUR', not(above)],
  ['the number of shortLines is 0', compare(numberOf(shortLines), 'equal', zero)],
  ['labour is known and order.total is above 250 EUR', and(not(missing), above)],
  ['labour is missing or (labour is known and order.total is above 250 EUR)', or(missing, and(not(missing), above))],
  ['not (labour is missing or order.total is above 250 EUR)', not(or(missing, above))],
  ['there is no order.total', not({ op: 'has', type: bool, of: total })],
  ['every l of order.lines where l.short is above 0', each('filter', lines, compare(short, 'greater', zero))],
  ['l.short is 0 for every l of order.lines', each('all', lines, compare(short, 'equal', zero))],
  ['l.short is 0 for no l of order.lines', not(each('exists', lines, compare(short, 'equal', zero)))],
  ['shortLines.*.short', each('map', shortLines, short)],
  ['shortLines.*.itemId', each('map', shortLines, { op: 'field', type: text, of: line, name: 'itemId' })],
  [
    'l.short × 2 for each l of shortLines',
    each('map', shortLines, { op: 'multiply', type: quantity, left: short, right: { op: 'literal', type: count, value: '2' } }),
  ],
  ['late(l)', { op: 'term', type: bool, index: 2, args: [line] }],
  [
    'order.total − (order.total + 250 EUR)',
    { op: 'subtract', type: quantity, left: total, right: { op: 'add', type: quantity, left: total, right: limit } },
  ],
  ['order.total + 14 days', { op: 'add', type: quantity, left: total, right: call('days', { op: 'literal', type: count, value: '14' }) }],
  ['l.short, but at least 0 and at most order.total', call('clamp', short, zero, total)],
  ['what shortLines bring within 3 days', call('arriving', shortLines, { op: 'literal', type: count, value: '3' })],
  ['today', call('today')],
  ['order.total is above 95%', compare(total, 'greater', { op: 'literal', type: percent, value: '0.95' })],
  ['order.notes is “do not ship”', compare({ op: 'field', type: text, of: subject, name: 'notes' }, 'equal', words('do not ship'))],
  [
    'order.tier is not one of A, B',
    not({
      op: 'in',
      type: bool,
      of: { op: 'field', type: text, of: subject, name: 'tier' },
      list: { op: 'list', type: rows, items: [words('A'), words('B')] },
    }),
  ],
  ['the cost of the plan is above 250 EUR', compare({ op: 'cost', type: { kind: 'money' } }, 'greater', limit)],
])('%s', (sentence, expression) => {
  expect(sayExpression(expression, policy)).toBe(sentence)
})
