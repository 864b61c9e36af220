import { describe, expect, test } from 'vitest'
import type { ValueType } from '../../values/value-type.ts'
import { acceptedValue } from './accepted-value.ts'

const QUANTITY: ValueType = { kind: 'quantity' }
const QUANTITIES: ValueType = { kind: 'list', of: QUANTITY }
const LINE: ValueType = {
  kind: 'object',
  name: 'line',
  fields: {
    id: { type: { kind: 'id' }, optional: false },
    keep: { type: QUANTITY, optional: false },
    note: { type: { kind: 'text' }, optional: true },
    parts: { type: { kind: 'list', of: { kind: 'count' } }, optional: true },
  },
}
const five = { amount: '5', unit: 'EA' }

describe('what a contract takes is sent in canonical form', () => {
  test.each<readonly [string, ValueType, unknown, unknown]>([
    ['text', { kind: 'text' }, 'x', 'x'],
    ['an id that is a number', { kind: 'id' }, 78451, '78451'],
    ['a quantity as text', QUANTITY, '5.0 EA', five],
    ['a list', QUANTITIES, ['5 EA', 0], [five, '0']],
    ['an empty list', QUANTITIES, [], []],
    ['a map', { kind: 'map', of: { kind: 'number' } }, { a: 1.5, b: '2.0' }, { a: '1.5', b: '2' }],
    ['an object', LINE, { id: 'A', keep: '5 EA' }, { id: 'A', keep: five }],
    ['an object without its extra members', LINE, { id: 'A', keep: '5 EA', force: true }, { id: 'A', keep: five }],
    ['null for what is optional', LINE, { id: 'A', keep: '5 EA', note: null }, { id: 'A', keep: five }],
    ['objects in a list', { kind: 'list', of: LINE }, [{ id: 1, keep: 0, parts: [1, '2'] }], [{ id: '1', keep: '0', parts: ['1', '2'] }]],
  ])('%s', (_, type, raw, sent) => {
    expect(acceptedValue(type, raw)?.json).toEqual(sent)
  })
})

describe('one part that the contract does not take is all of it', () => {
  test.each<readonly [string, ValueType, unknown]>([
    ['null', { kind: 'text' }, null],
    ['absent', { kind: 'text' }, undefined],
    ['another type', { kind: 'text' }, 5],
    ['a word where a quantity belongs', QUANTITIES, ['lots']],
    ['null in a list', QUANTITIES, ['5 EA', null]],
    ['a number without unit in a list', QUANTITIES, [5]],
    ['an amount that is no number', QUANTITIES, [{ amount: 'x', unit: 'EA' }]],
    ['an object where a list belongs', QUANTITIES, { 0: '5 EA' }],
    ['a list where an object belongs', LINE, []],
    ['a missing member', LINE, { id: 'A' }],
    ['a wrong member', LINE, { id: 'A', keep: 'lots' }],
    ['a wrong optional member', LINE, { id: 'A', keep: 0, note: 5 }],
    ['a wrong element of a member', LINE, { id: 'A', keep: 0, parts: [1, -1] }],
    ['a wrong value in a map', { kind: 'map', of: { kind: 'number' } }, { a: 1, b: 'x' }],
    ['an object of which nothing is declared', { kind: 'object', name: 'line' }, { id: 'A' }],
    ['a list that is too long', QUANTITIES, Array.from({ length: 5001 }, () => 0)],
    ['a list in a member that is too long', LINE, { id: 'A', keep: 0, parts: Array.from({ length: 5001 }, () => 0) }],
  ])('%s', (_, type, raw) => {
    expect(acceptedValue(type, raw)).toBeUndefined()
  })
})
