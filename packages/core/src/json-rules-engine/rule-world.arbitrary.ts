import fc from 'fast-check'
import type { FieldType, ObjectType, ValueType } from '../values/value-type.ts'

/** A fact of generated rules: what it is here, and values that rules find interesting, as JSON that both engines may be given. */
export interface WorldFact {
  readonly field: FieldType
  readonly values: fc.Arbitrary<unknown>
  /** Into the fact; `undefined` is the fact itself. */
  readonly paths: readonly (string | undefined)[]
  /** The rules' bare numbers are in this unit, and so are the values above. */
  readonly unit?: string
}

const NUMBERS = [-1, 0, -0, 0.1, 0.3, 0.1 + 0.2, 1, 2, 5, 10, 999.99, 1e15, 1e-7]
const TEXTS = ['', 'A', 'B', 'a', 'AB', '5', '10', '10abc', 'true', 'undefined', 'null', 'NaN', '1,2', '2026-01-31']
const DAYS = ['2026-01-31', '2026-02-01', '2026-12-01', '1999-12-31']
const MOMENTS = ['2026-01-31T00:00:00.000Z', '2026-01-31T10:00:00.000Z', '2026-11-01T00:00:00.000Z']

const number = fc.oneof(
  fc.constantFrom(...NUMBERS),
  fc.integer({ min: -9999, max: 9999 }).map(thousandth => thousandth / 1000),
)
const text = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ maxLength: 3 }))
const day = fc.constantFrom(...DAYS)
const moment = fc.constantFrom(...MOMENTS)
const count = fc.nat({ max: 6 })
const few = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { maxLength: 3 })

const listOf = (of: ValueType): ValueType => ({ kind: 'list', of })
const required = (type: ValueType): FieldType => ({ type, optional: false })
const optional = (type: ValueType): FieldType => ({ type, optional: true })
const object = (name: string, fields: Readonly<Record<string, FieldType>>): ObjectType => ({ kind: 'object', name, fields })

const NUMBER = { kind: 'number' } as const
const TEXT = { kind: 'text' } as const
const BOOL = { kind: 'bool' } as const
const DATE = { kind: 'date' } as const

const LINE = object('line', { qty: required(NUMBER), sku: optional(TEXT), open: required(BOOL) })
const line = fc.record({ qty: number, sku: text, open: fc.boolean() }, { requiredKeys: ['qty', 'open'] })
const CUSTOMER = object('customer', { name: required(TEXT), limit: optional(NUMBER), since: required(DATE) })
const customer = fc.record({ name: text, limit: number, since: day }, { requiredKeys: ['name', 'since'] })
const ORDER = object('order', {
  total: required(NUMBER),
  note: optional(TEXT),
  customer: optional(CUSTOMER),
  lines: required(listOf(LINE)),
})
const order = fc.record({ total: number, note: text, customer, lines: few(line) }, { requiredKeys: ['total', 'lines'] })

/** By keys that a lookup in an object of JavaScript would find, too. */
function rows<T>(of: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> {
  return fc.dictionary(fc.constantFrom('A', '10', 'length', 'constructor'), of, { maxKeys: 3 })
}

const LINE_PATHS = ['$.lines[0].qty', '$.lines[1].sku', '$.lines[*].qty', '$.lines[*].sku', '$.lines.length', '$.lines']
const INTO_ORDER = ['$.total', '$.note', '$.customer.name', '$.customer.limit', 'customer.since', "$['customer']['name']", ...LINE_PATHS]
const INTO_LINES = ['$[0].qty', '$[1].sku', '$[*].qty', '$[*].open', '$.length']
const ITSELF = [undefined, undefined, '$.a']

const fact = (field: FieldType, values: fc.Arbitrary<unknown>, paths: WorldFact['paths'] = ITSELF): WorldFact => ({ field, values, paths })

/** Facts of every type that a leaf may read, there for sure or maybe. */
export const WORLD: Readonly<Record<string, WorldFact>> = {
  number: fact(required(NUMBER), number),
  other: fact(required(NUMBER), number),
  maybeNumber: fact(optional(NUMBER), number),
  count: fact(required({ kind: 'count' }), count),
  share: fact(required({ kind: 'percent' }), number),
  text: fact(required(TEXT), text),
  maybeText: fact(optional(TEXT), text),
  tier: fact(required({ kind: 'enum', values: ['A', 'B', 'C'] }), fc.constantFrom('A', 'B', 'C')),
  id: fact(required({ kind: 'id' }), fc.constantFrom('A', 'B', '5', '10')),
  flag: fact(required(BOOL), fc.boolean()),
  maybeFlag: fact(optional(BOOL), fc.boolean()),
  due: fact(required(DATE), day),
  maybeDue: fact(optional(DATE), day),
  placed: fact(required({ kind: 'instant' }), moment),
  price: { ...fact(required({ kind: 'money' }), number.map(Math.fround).map(rounded)), unit: 'EUR' },
  maybeWeight: { ...fact(optional({ kind: 'quantity' }), count), unit: 'EA' },
  numbers: fact(required(listOf(NUMBER)), few(number), [undefined, '$[0]', '$.length']),
  words: fact(required(listOf(TEXT)), few(text), [undefined, '$[1]', '$[*]']),
  maybeDays: fact(optional(listOf(DATE)), few(day)),
  order: fact(required(ORDER), order, INTO_ORDER),
  maybeOrder: fact(optional(ORDER), order, INTO_ORDER),
  lines: fact(required(listOf(LINE)), few(line), INTO_LINES),
  levels: fact(required({ kind: 'map', of: NUMBER }), rows(number), ['$.A', "$['length']", '$.constructor']),
  stock: fact(required({ kind: 'map', of: LINE }), rows(line), ['$.A.qty', '$.A.sku', '$.10.qty', '$.constructor.open']),
  days: fact(optional({ kind: 'map', of: DATE }), rows(day), ['$.A', undefined]),
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

/** What rules may be run on: each fact that is required, and some of the others. */
export const worlds: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.record(
  Object.fromEntries(Object.entries(WORLD).map(([name, { values }]) => [name, values])),
  { requiredKeys: Object.keys(WORLD).filter(name => WORLD[name]?.field.optional === false) },
)

const STRANGE = [Number.NaN, Number.POSITIVE_INFINITY, 5e-324, 0.5, 'x!']

/**
 * Worlds in which a single value may be of no type that it could have. None is in another form that its type can be written in; and of a
 * list the type alone may decide a leaf.
 */
export const oddWorlds: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc
  .tuple(worlds, fc.dictionary(fc.constantFrom(...Object.keys(WORLD).filter(isSingle)), fc.constantFrom(...STRANGE), { maxKeys: 4 }))
  .map(([world, others]) => ({ ...world, ...others }))

function isSingle(name: string): boolean {
  return !['list', 'object', 'map'].includes(WORLD[name]?.field.type.kind ?? 'list')
}

/** Worlds in which a fact may be anything that a host has. */
export const anyWorlds: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc
  .tuple(worlds, fc.dictionary(fc.constantFrom(...Object.keys(WORLD)), fc.oneof(constantly(), number, text, few(number)), { maxKeys: 6 }))
  .map(([world, others]) => ({ ...world, ...others }))

function constantly(): fc.Arbitrary<unknown> {
  return fc.constantFrom<unknown>(null, undefined, {}, { lines: null }, [null], [[1]], [Number.NaN], -0, new Date(0), ...STRANGE)
}

/** Any constant that a rule may compare with, mostly of no type in particular. */
export const constants: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: number },
  { weight: 6, arbitrary: fc.oneof(text, day, moment, fc.constantFrom('A', 'B', 'C', '5')) },
  { weight: 2, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constantFrom(null, {}, { a: 1 }) },
  { weight: 3, arbitrary: few(number) },
  { weight: 3, arbitrary: few(fc.oneof(text, day, fc.constantFrom('A', 'B'))) },
  { weight: 1, arbitrary: few(fc.oneof(number, text, fc.boolean(), fc.constant(null))) },
)
