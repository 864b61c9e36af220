import { expect, test } from 'vitest'
import type { FactModel } from '../../policy/model.ts'
import { parseInstant } from '../../values/instant.ts'
import { ABSENT } from '../../values/value.ts'
import type { ValueType } from '../../values/value-type.ts'
import { factState } from './fact-state.ts'

const NOW = parseInstant('2026-03-21T12:00:00Z')
const FACT: FactModel = {
  name: 'stock',
  query: 'inventory.pickable',
  system: 'wms',
  with: [],
  stage: 0,
  type: { kind: 'quantity' },
  key: [],
  maxAgeMs: 60_000,
  onMissing: { kind: 'review' },
}
const THROWS = {
  get value(): never {
    throw new Error('not to be read')
  },
}
const known = (asOf: string, value: unknown = '5 EA') => ({ status: 'known', value, asOf })
const FIVE = { amount: 5_000_000, unit: 'EA' }

test.each([
  { name: 'fresh', given: known('2026-03-21T11:59:30Z'), value: FIVE, why: undefined },
  { name: 'as old as it may be', given: known('2026-03-21T11:59:00Z'), value: FIVE, why: undefined },
  { name: 'a millisecond too old', given: known('2026-03-21T11:58:59.999Z'), value: undefined, why: 'stale' },
  { name: 'of this very instant', given: known('2026-03-21T12:00:00Z'), value: FIVE, why: undefined },
  { name: 'from the future', given: known('2026-03-21T12:00:00.001Z'), value: undefined, why: 'skew' },
  { name: 'without a time', given: known('yesterday'), value: undefined, why: 'malformed' },
  { name: 'of another type', given: known('2026-03-21T12:00:00Z', '5 EUR'), value: undefined, why: 'malformed' },
  { name: 'nothing', given: known('2026-03-21T12:00:00Z', null), value: ABSENT, why: undefined },
  { name: 'timed out', given: { status: 'unknown', why: 'timeout' }, value: undefined, why: 'timeout' },
  { name: 'unknown for no known reason', given: { status: 'unknown', why: 'moon' }, value: undefined, why: 'malformed' },
  { name: 'nobody asked', given: undefined, value: undefined, why: 'not-asked' },
  { name: 'no observation', given: 'x', value: undefined, why: 'malformed' },
  {
    name: 'one that throws',
    given: Object.defineProperties(known('2026-03-21T12:00:00Z'), Object.getOwnPropertyDescriptors(THROWS)),
    value: undefined,
    why: 'malformed',
  },
])('an answer: $name', ({ given, value, why }) => {
  expect(factState(FACT, given, NOW)).toMatchObject({ value, why })
})

const ROWS: ValueType = { kind: 'map', of: { kind: 'object', name: 'row' } }
test.each<[string, ValueType, unknown, boolean]>([
  ['rows', ROWS, { A: { free: '1 EA' }, B: {} }, true],
  ['no row', ROWS, {}, true],
  ['a row that is not there', ROWS, { A: null }, true],
  ['the error of a system', ROWS, { error: 'boom' }, false],
  ['one row that is none', ROWS, { A: { free: '1 EA' }, B: 5 }, false],
  ['a row that throws', ROWS, Object.defineProperties({ A: {} }, Object.getOwnPropertyDescriptors(THROWS)), false],
  ['a list of rows', ROWS, [{ free: '1 EA' }], false],
  ['maps of rows', { kind: 'map', of: ROWS }, { N1: { A: {} }, N2: {} }, true],
  ['a row where a map of rows should be', { kind: 'map', of: ROWS }, { N1: { free: '1 EA' } }, false],
  ['amounts', { kind: 'map', of: { kind: 'quantity' } }, { A: '1 EA' }, true],
  ['a text among amounts', { kind: 'map', of: { kind: 'quantity' } }, { error: 'boom' }, false],
])('the answer with a key: %s', (_name, type, value, isKnown) => {
  const { why } = factState({ ...FACT, type, key: ['itemId'] }, known('2026-03-21T12:00:00Z', value), NOW)
  expect(why).toBe(isKnown ? undefined : 'malformed')
})

test.each([
  { onMissing: { kind: 'skip' } as const, value: ABSENT },
  { onMissing: { kind: 'value', value: '0' } as const, value: { amount: 0, unit: '' } },
])('onMissing $onMissing.kind lends a value to an answer that did not come, never to one that nobody asked for', ({ onMissing, value }) => {
  const fact = { ...FACT, onMissing }
  expect(factState(fact, { status: 'unknown', why: 'timeout' }, NOW)).toEqual({ value, why: 'timeout', asOf: undefined })
  expect(factState(fact, { status: 'unknown', why: 'not-asked' }, NOW)).toEqual({ value: undefined, why: 'not-asked', asOf: undefined })
  expect(factState(fact, undefined, NOW).value).toBe(undefined)
})

test('without a decision time no answer is known to be of the past', () => {
  expect(factState(FACT, known('2026-03-21T12:00:00Z'), undefined).why).toBe('skew')
})
