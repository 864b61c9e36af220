import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareValues, equalValues, isOrdered } from './compare-values.ts'
import { decodeValue } from './decode-value.ts'
import type { Slot } from './value.ts'
import { ABSENT } from './value.ts'
import type { ValueType } from './value-type.ts'

const NUMBER: ValueType = { kind: 'number' }
const MONEY: ValueType = { kind: 'money' }
const TIER: ValueType = { kind: 'enum', values: ['A', 'B'] }

describe('compareValues and equalValues', () => {
  test.each<{ type: ValueType; a: unknown; b: unknown; order?: -1 | 0 | 1; equal?: boolean }>([
    { type: NUMBER, a: '1', b: '1.0', order: 0, equal: true },
    { type: NUMBER, a: '0.0000001', b: '0.0000001', order: 0, equal: true },
    { type: NUMBER, a: '0.0000001', b: '0.000001', order: -1, equal: false },
    { type: NUMBER, a: '9007199254740993', b: '9007199254740992', order: 1, equal: false },
    { type: { kind: 'percent' }, a: '95%', b: '0.95', order: 0, equal: true },
    { type: { kind: 'probability' }, a: '0.92', b: '0.919999', order: 1, equal: false },
    { type: MONEY, a: '250 EUR', b: '250.01 EUR', order: -1, equal: false },
    { type: MONEY, a: '250 EUR', b: '250.00 EUR', order: 0, equal: true },
    { type: MONEY, a: '250 EUR', b: '250 USD' },
    { type: MONEY, a: '0 EUR', b: '0 USD' },
    { type: MONEY, a: '250 EUR', b: 0, order: 1, equal: false },
    { type: MONEY, a: 0, b: '0 EUR', order: 0, equal: true },
    { type: { kind: 'quantity' }, a: '5 EA', b: '5 PCE' },
    { type: { kind: 'quantity' }, a: '5 EA', b: '4 EA', order: 1, equal: false },
    { type: { kind: 'rate' }, a: '1 EUR/MIN', b: '2 EUR/MIN', order: -1, equal: false },
    { type: { kind: 'rate' }, a: '1 EUR/MIN', b: '60 EUR/HUR' },
    { type: { kind: 'duration' }, a: '60m', b: '1h', order: 0, equal: true },
    { type: { kind: 'date' }, a: '2026-03-21', b: '2026-03-22', order: -1, equal: false },
    { type: { kind: 'instant' }, a: '2026-03-21T12:00:00Z', b: '2026-03-21T13:00:00+01:00', order: 0, equal: true },
    { type: { kind: 'text' }, a: 'a', b: 'B', order: 1, equal: false },
    { type: { kind: 'text' }, a: '\ud83d\ude00', b: '\ufb33', order: -1, equal: false },
    { type: { kind: 'id' }, a: '10', b: '9', order: -1, equal: false },
    { type: { kind: 'id' }, a: '0010', b: 10, order: -1, equal: false },
    { type: { kind: 'bool' }, a: true, b: true, equal: true },
    { type: { kind: 'bool' }, a: true, b: false, equal: false },
    { type: TIER, a: 'A', b: 'B', equal: false },
    { type: TIER, a: 'A', b: 'A', equal: true },
    { type: TIER, a: 'A', b: 'C' },
    { type: NUMBER, a: null, b: '1' },
    { type: NUMBER, a: null, b: null },
    { type: NUMBER, a: 'x', b: 'x' },
    { type: { kind: 'list', of: NUMBER }, a: ['1', '2'], b: [1, '2.0'], equal: true },
    { type: { kind: 'list', of: NUMBER }, a: ['1', '2'], b: ['2', '1'], equal: false },
    { type: { kind: 'list', of: NUMBER }, a: ['1'], b: ['1', '2'], equal: false },
    { type: { kind: 'list', of: NUMBER }, a: ['1', 'x'], b: ['2', 'x'], equal: false },
    { type: { kind: 'list', of: NUMBER }, a: ['1', 'x'], b: ['1', 'x'] },
    { type: { kind: 'list', of: MONEY }, a: ['1 EUR'], b: ['1 USD'] },
    { type: { kind: 'map', of: NUMBER }, a: { x: 1, y: '2' }, b: { y: 2, x: '1.0' }, equal: true },
    { type: { kind: 'map', of: NUMBER }, a: { x: 1 }, b: { y: 1 }, equal: false },
    { type: { kind: 'map', of: NUMBER }, a: { x: 'no' }, b: { x: 'no' } },
    { type: { kind: 'map', of: NUMBER }, a: { toString: 1 }, b: { x: 1 }, equal: false },
    { type: { kind: 'object' }, a: { x: 1, y: [2] }, b: { y: [2], x: 1 }, equal: true },
    { type: { kind: 'object' }, a: { x: 1 }, b: { x: 2 }, equal: false },
  ])('$type.kind: $a and $b', ({ type, a, b, order, equal }) => {
    const x: Slot = decodeValue(type, a)
    const y: Slot = decodeValue(type, b)
    expect(compareValues(type, x, y)).toBe(order)
    expect(compareValues(type, y, x)).toBe(order === undefined ? undefined : 0 - order)
    expect(equalValues(type, x, y)).toBe(equal)
    expect(equalValues(type, y, x)).toBe(equal)
  })

  test('a value of another type has no answer', () => {
    const strange: readonly Slot[] = [
      true,
      'x',
      5,
      { amount: 5, unit: 'EUR' },
      { digits: 1n, scale: 7 },
      [5],
      {},
      ABSENT,
      undefined,
      Number.NaN,
    ]
    const kinds = [
      'bool',
      'text',
      'id',
      'count',
      'number',
      'score',
      'money',
      'quantity',
      'rate',
      'duration',
      'date',
      'instant',
      'object',
    ] as const
    for (const kind of kinds) {
      for (const a of strange) {
        for (const b of strange) {
          const order = compareValues({ kind }, a, b)
          expect([undefined, -1, 0, 1]).toContain(order)
          expect([undefined, true, false]).toContain(equalValues({ kind }, a, b))
        }
      }
    }
    expect(compareValues(NUMBER, 'x', 5)).toBeUndefined()
    expect(compareValues(MONEY, 5, { amount: 5, unit: 'EUR' })).toBeUndefined()
  })

  test('deep objects are compared without a stack', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`)
    expect(equalValues({ kind: 'object' }, deep, deep)).toBe(true)
  })
})

test.each<[ValueType['kind'], boolean]>([
  ['text', true],
  ['id', true],
  ['count', true],
  ['money', true],
  ['rate', true],
  ['instant', true],
  ['bool', false],
  ['enum', false],
  ['list', false],
  ['map', false],
  ['object', false],
])('%s is ordered: %s', (kind, ordered) => {
  const type: ValueType = kind === 'enum' ? TIER : kind === 'list' || kind === 'map' ? { kind, of: NUMBER } : { kind }
  expect(isOrdered(type)).toBe(ordered)
})

describe('where there is an order it is one', () => {
  const text = fc.constantFrom('0', '0.0000001', '-1', '9007199254740993', '2.5', '250', '1.000001')
  const money = fc.tuple(text, fc.constantFrom('EUR', 'USD')).map(([amount, unit]) => `${amount} ${unit}`)
  test.each([
    [NUMBER, text],
    [MONEY, fc.oneof(money, fc.constant('0'))],
  ])('%j', (type, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, arbitrary, arbitrary, (one, two, three) => {
        const a: Slot = decodeValue(type, one)
        const b: Slot = decodeValue(type, two)
        const c: Slot = decodeValue(type, three)
        const [ab, bc, ac] = [compareValues(type, a, b), compareValues(type, b, c), compareValues(type, a, c)]
        expect(compareValues(type, a, a)).toBe(0)
        expect(equalValues(type, a, b)).toBe(ab === undefined ? undefined : ab === 0)
        if (ab === -1 && bc === -1 && ac !== undefined) expect(ac).toBe(-1)
      }),
      { numRuns: 2_000 },
    )
  })
})
