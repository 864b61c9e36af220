import type { Arbitrary } from 'fast-check'
import { array, constant, constantFrom, dictionary, integer, jsonValue, oneof, option, record } from 'fast-check'
import type { Json } from '../../values/json.ts'
import type { ValueType } from '../../values/value-type.ts'
import { FIELDS } from './world.arbitrary.ts'

/** At and around every edge: places, the number form, the longest decimal. */
const DECIMALS = [
  '0',
  '1',
  '-1',
  '2',
  '2.5',
  '-2.5',
  '100',
  '0.1',
  '0.000001',
  '0.0000005',
  '-0.000000000000000001',
  '9007199254.740991',
  '9007199254.740992',
  '99999999999999999999999999999',
] as const
const KEYS = ['A', 'B', 'C', '__proto__', 'constructor', '10'] as const
const DATES = ['2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22', '2026-03-28', '1970-01-01', '9999-12-31'] as const
const INSTANTS = [
  '2026-03-20T23:00:00Z',
  '2026-03-21T11:59:00.001Z',
  '2026-03-21T12:00:00Z',
  '2026-03-21T13:00:00+01:00',
  '0000-01-01T00:00:00Z',
] as const
const DURATIONS = ['0s', '1ms', '90s', '4h', '1d', '-1d', '36500d', '104249991d'] as const
const RATES = ['0.55 EUR/KGM', '30 EUR/HUR', '0.000001 USD/MIN', '3 EA/KGM', '1.08 USD/EUR', '0 EUR/EA'] as const

/** JSON that reads as a value of `type`, well formed but seldom tame. */
export function wellFormed(type: ValueType): Arbitrary<Json> {
  switch (type.kind) {
    case 'bool':
      return constantFrom(true, false)
    case 'text':
    case 'id':
      return constantFrom(...KEYS)
    case 'enum':
      return constantFrom(...type.values)
    case 'count':
      return constantFrom('0', '1', '2', '3', '100')
    case 'probability':
      return constantFrom('0', '0.5', '0.92', '1')
    case 'number':
    case 'percent':
    case 'score':
      return oneof(constantFrom(...DECIMALS), integer({ min: -20, max: 20 }).map(String))
    case 'money':
      return amountIn('currency', ['EUR', 'EUR', 'USD'])
    case 'quantity':
      return amountIn('unit', ['EA', 'EA', 'KGM', 'GRM'])
    case 'rate':
      return constantFrom(...RATES)
    case 'duration':
      return constantFrom(...DURATIONS)
    case 'date':
      return constantFrom(...DATES)
    case 'instant':
      return constantFrom(...INSTANTS)
    case 'list':
      return array(wellFormed(type.of), { maxLength: 4 })
    case 'map':
      return dictionary(constantFrom(...KEYS), wellFormed(type.of), { maxKeys: 4 })
    case 'object':
      return record<Record<string, Json>>(wellFormedFields(type.name), { requiredKeys: [] }).map(withoutHoles)
  }
}

/** A record's missing keys are absent, which its type does not say. */
function withoutHoles(fields: Partial<Record<string, Json>>): Json {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

function amountIn(member: 'currency' | 'unit', units: readonly string[]): Arbitrary<Json> {
  return oneof(
    { weight: 6, arbitrary: record({ amount: wellFormed({ kind: 'number' }), [member]: constantFrom(...units) }) },
    { weight: 1, arbitrary: constant('0') },
  )
}

function wellFormedFields(name: string | undefined): Record<string, Arbitrary<Json>> {
  const fields = Object.entries(FIELDS[name ?? ''] ?? {})
  return Object.fromEntries(fields.map(([field, type]) => [field, wellFormed(type)]))
}

/** JSON in which any part may be something else: of another type, absent, `null`, too long, or not JSON at all. */
export function wild(type: ValueType): Arbitrary<unknown> {
  return oneof(
    { weight: 8, arbitrary: wildParts(type) },
    { weight: 1, arbitrary: hostile() },
    { weight: 1, arbitrary: option(wellFormed(type)) },
  )
}

function wildParts(type: ValueType): Arbitrary<unknown> {
  switch (type.kind) {
    case 'list':
      return array(wild(type.of), { maxLength: 4 })
    case 'map':
      return dictionary(constantFrom(...KEYS), wild(type.of), { maxKeys: 4 })
    case 'object': {
      const fields = Object.entries(FIELDS[type.name ?? ''] ?? {}).map(([field, inner]) => [field, wild(inner)] as const)
      return record(Object.fromEntries(fields), { requiredKeys: [] })
    }
    default:
      return wellFormed(type)
  }
}

const LONG: readonly number[] = new Array<number>(5001).fill(1)

export function hostile(): Arbitrary<unknown> {
  return oneof(
    constantFrom<unknown>(
      null,
      undefined,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      -0,
      1e-9,
      '',
      '1e5',
      '\ud800',
      LONG,
      [LONG],
      [[]],
      [null],
      {},
      5n,
      Symbol.iterator,
    ),
    constantFrom<unknown>(
      { amount: '1', unit: 'EUR' },
      { amount: '1', currency: 'eur' },
      { amount: {}, unit: 'EA' },
      { digits: '1', scale: 0 },
      { amount: 5, unit: 'EA', per: 'EA' },
    ),
    jsonValue({ maxDepth: 3 }),
  )
}
