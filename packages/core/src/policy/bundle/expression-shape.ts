import type { ValueType } from '../../values/value-type.ts'
import type { Expression } from '../expression.ts'
import { FUNCTION_NAMES } from '../expression.ts'
import type { Fields, Shape } from './shape.ts'
import { bool, json, listOf, mapOf, nested, objectOf, oneOf, pair, taggedBy, text, whole } from './shape.ts'

const SIMPLE = [
  'bool',
  'text',
  'count',
  'number',
  'percent',
  'probability',
  'score',
  'money',
  'quantity',
  'rate',
  'duration',
  'date',
  'instant',
] as const

/** Types in expressions travel without the fields of their objects, parameters of actions with them. */
export const valueType: Shape = nested(() => valueTypes)

const collection: Shape = objectOf({ kind: oneOf('list', 'map'), of: valueType })
const simple: Shape = objectOf({ kind: oneOf(...SIMPLE) })

const field: Shape = objectOf({ type: valueType, optional: bool }, { pii: oneOf(true) })

const kinds: Readonly<Record<ValueType['kind'], Shape>> = {
  ...recordOf(SIMPLE, simple),
  id: objectOf({ kind: oneOf('id') }, { of: text }),
  enum: objectOf({ kind: oneOf('enum'), values: listOf(text) }),
  list: collection,
  map: collection,
  object: objectOf({ kind: oneOf('object') }, { name: text, fields: mapOf(field) }),
}
const valueTypes: Shape = taggedBy('kind', kinds)

export const expression: Shape = nested(() => expressions)

const expressionList: Shape = listOf(expression)

function op(fields: Fields = {}, optional: Fields = {}): Shape {
  return objectOf({ op: text, type: valueType, ...fields }, optional)
}

const quantifier: Shape = op({ list: expression, slot: whole, name: text, body: expression })
const arithmetic: Shape = op({ left: expression, right: expression })
const aboutFact: Shape = op({ fact: whole })
const named: Shape = op({ name: text })
const plain: Shape = op()
const unary: Shape = op({ of: expression })
const logic: Shape = op({ args: expressionList })

const operations: Readonly<Record<Expression['op'], Shape>> = {
  literal: op({ value: json }),
  subject: plain,
  fact: op({ index: whole }),
  let: op({ index: whole }),
  term: op({ index: whole, args: expressionList }),
  parameter: named,
  now: plain,
  site: plain,
  event: op({ field: oneOf('id', 'type', 'source', 'subject', 'time') }),
  variable: op({ slot: whole, name: text }),
  option: named,
  step: named,
  cost: plain,
  exposure: plain,
  late: op({ step: text, field: text }),
  field: op({ of: expression, name: text }),
  key: op({ of: expression, key: expression }, { missing: json }),
  index: op({ of: expression, index: expression }),
  has: unary,
  missing: aboutFact,
  'as-of': aboutFact,
  age: aboutFact,
  and: logic,
  or: logic,
  not: unary,
  if: op({ condition: expression, then: expression, else: expression }),
  compare: op({ relation: oneOf('equal', 'not-equal', 'less', 'at-most', 'greater', 'at-least'), left: expression, right: expression }),
  foreign: op({ operator: text, left: expression }, { right: expression, value: text }),
  in: op({ of: expression, list: expression }),
  text: op({ test: oneOf('contains', 'starts-with', 'ends-with'), of: expression, part: expression }),
  add: arithmetic,
  subtract: arithmetic,
  multiply: arithmetic,
  divide: arithmetic,
  negate: unary,
  all: quantifier,
  exists: quantifier,
  'exists-one': quantifier,
  filter: quantifier,
  map: quantifier,
  size: unary,
  call: op({ function: oneOf(...FUNCTION_NAMES), args: expressionList }),
  list: op({ items: expressionList }),
  object: op({ fields: listOf(pair(text, expression)) }),
}
const expressions: Shape = taggedBy('op', operations)

function recordOf<Name extends string>(names: readonly Name[], shape: Shape): Record<Name, Shape> {
  // Every name is set, which `Object.fromEntries` cannot say.
  return Object.fromEntries(names.map(name => [name, shape])) as Record<Name, Shape>
}
