import type { FieldType, ObjectType, ValueType } from '../values/value-type.ts'
import type { Expression } from './expression.ts'
import type { Binding, NameKind, Scope, TermBinding } from './scope.ts'
import { readTypeName } from './type-name.ts'

type Fields = Readonly<Record<string, string>>

const OBJECTS: Readonly<Record<string, Fields>> = {
  line: { id: 'id of line', itemId: 'id of item', quantity: 'quantity', unitPrice: 'money?', open: 'bool', serials: 'list of text' },
  arrival: { date: 'date', quantity: 'quantity' },
  customer: { id: 'id of customer', name: 'text', blocked: 'bool?' },
  order: {
    ...{ id: 'id of order', nodeId: 'id of node', customer: 'customer', lines: 'list of line', total: 'money', tier: 'enum(A, B, C)?' },
    ...{ priority: 'count?', shipComplete: 'bool', requestedDate: 'date?', cutoff: 'instant?', carrierCode: 'text?', tags: 'list of text' },
    ...{ weight: 'quantity', share: 'percent', urgency: 'score', handling: 'duration', notes: 'text?' },
  },
}

const FACTS: Readonly<Record<string, readonly [type: string, fields: Fields]>> = {
  stock: ['map', { available: 'quantity', countLocked: 'bool' }],
  pairs: ['maps', { pickable: 'quantity' }],
  supply: ['map', { arrivals: 'list of arrival' }],
  credit: ['row', { status: 'enum(ok, blocked, unchecked)', available: 'money?', trust: 'probability' }],
  labour: ['row', { utilisation: 'percent' }],
  freight: ['row', { amount: 'money' }],
  bins: ['list', { id: 'id of bin', travel: 'duration', moveTime: 'duration', handling: 'rate', perDay: 'number' }],
}

const LETS: Readonly<Record<string, string>> = { shortLines: 'list of line', truck: 'instant', missing: 'quantity' }
const COLUMNS: Readonly<Record<string, string>> = { free: 'quantity', short: 'quantity', promise: 'date' }
const PARAMETERS: Readonly<Record<string, string>> = {
  sureEnough: 'probability',
  spendAlone: 'list of money',
  minuteCost: 'rate',
  largest: 'count',
}
const OPTION: Readonly<Record<string, string>> = { id: 'id', mode: 'enum(AIR, GROUND)', benefit: 'money' }
const STEP: Readonly<Record<string, string>> = { date: 'date', quantity: 'quantity' }
const LATE: Readonly<Record<string, Readonly<Record<string, string>>>> = { split: { releasedOrderId: 'id of order' } }

/** The type that the grammar of catalogues gives a text, with the fields of the objects above. */
export function exampleType(text: string): ValueType {
  const read = readTypeName(text)
  if (read.kind === 'refused') throw new RangeError(read.message)
  return resolved(read.type)
}

function resolved(type: ValueType): ValueType {
  if (type.kind === 'list' || type.kind === 'map') return { ...type, of: resolved(type.of) }
  return type.kind === 'object' && type.name !== undefined ? objectType(OBJECTS[type.name] ?? {}, type.name) : type
}

function objectType(fields: Fields, name?: string): ObjectType {
  const entries = Object.entries(fields).map(([field, text]): [string, FieldType] => {
    return [field, { type: exampleType(text), optional: text.endsWith('?') }]
  })
  return { kind: 'object', ...(name === undefined ? {} : { name }), fields: Object.fromEntries(entries) }
}

function factBinding(name: string): Binding | undefined {
  const fact = Object.hasOwn(FACTS, name) ? FACTS[name] : undefined
  if (fact === undefined) return undefined
  const [shape, fields] = fact
  const row = objectType(fields)
  const index = Object.keys(FACTS).indexOf(name)
  const keys = { map: 1, maps: 2, row: 0, list: 0 }[shape] ?? 0
  const list: ValueType = shape === 'list' ? { kind: 'list', of: row } : row
  const type = Array.from({ length: keys }).reduce<ValueType>(of => ({ kind: 'map', of }), list)
  const binding: Binding = { expression: { op: 'fact', type, index }, fact: index }
  return keys === 0 ? binding : { ...binding, keyed: { keys, missing: name === 'stock' ? 'unknown' : { pickable: '0' } } }
}

const ROOTS: Readonly<Record<string, Expression>> = {
  now: { op: 'now', type: { kind: 'instant' } },
  site: { op: 'site', type: { kind: 'id' } },
  cost: { op: 'cost', type: { kind: 'money' } },
  exposure: { op: 'exposure', type: { kind: 'money' } },
}

const COLUMN_START = Object.keys(LETS).length
const TERM_INDEX = COLUMN_START + Object.keys(COLUMNS).length

/** Names of `lets` by index, as a policy of this scope would have them. */
export const EXAMPLE_LETS: readonly string[] = [...Object.keys(LETS), ...Object.keys(COLUMNS).map(name => `line.${name}`), 'free']
export const EXAMPLE_FACTS: readonly string[] = Object.keys(FACTS)

/** An order policy with a bit of everything, for tests of the checker. `broken` is a name whose own declaration has an issue. */
export function exampleScope(): Scope {
  let slots = 0
  return {
    value: name => valueNamed(name),
    term: name => (name === 'broken' ? 'refused' : name === 'free' ? FREE : undefined),
    column: (type, name) => (type === 'line' ? columnNamed(name) : undefined),
    parameter: name => typeIn(PARAMETERS, name),
    option: name => typeIn(OPTION, name),
    step: name => typeIn(STEP, name),
    late: (step, field) => typeIn(Object.hasOwn(LATE, step) ? (LATE[step] ?? {}) : {}, field),
    names: (kind, of) => namesOf(kind, of),
    newSlot: () => slots++,
  }
}

const FREE = {
  parameters: ['node', 'item'],
  bind: (): TermBinding => ({ index: TERM_INDEX, type: { kind: 'quantity' } }),
}

function valueNamed(name: string): Binding | 'refused' | undefined {
  if (name === 'broken') return 'refused'
  if (name === 'order') return { expression: { op: 'subject', type: exampleType('order') } }
  const root = Object.hasOwn(ROOTS, name) ? ROOTS[name] : undefined
  if (root !== undefined) return { expression: root }
  const text = Object.hasOwn(LETS, name) ? LETS[name] : undefined
  if (text === undefined) return factBinding(name)
  return { expression: { op: 'let', type: exampleType(text), index: Object.keys(LETS).indexOf(name) } }
}

function columnNamed(name: string): TermBinding | undefined {
  const type = typeIn(COLUMNS, name)
  return type === undefined ? undefined : { index: COLUMN_START + Object.keys(COLUMNS).indexOf(name), type }
}

function typeIn(types: Readonly<Record<string, string>>, name: string): ValueType | undefined {
  const text = Object.hasOwn(types, name) ? types[name] : undefined
  return text === undefined ? undefined : exampleType(text)
}

function namesOf(kind: NameKind, of: string | undefined): readonly string[] {
  const names: Readonly<Record<NameKind, readonly string[]>> = {
    value: ['order', ...Object.keys(ROOTS), ...Object.keys(FACTS), ...Object.keys(LETS)],
    term: ['free'],
    parameter: Object.keys(PARAMETERS),
    option: Object.keys(OPTION),
    step: Object.keys(STEP),
    column: of === 'line' ? Object.keys(COLUMNS) : [],
    late: of === undefined ? Object.keys(LATE) : Object.keys(LATE[of] ?? {}),
  }
  return names[kind]
}
