import { expect, test } from 'vitest'
import type { Json } from '../../values/json.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { ChangeRelation } from '../flip.ts'
import { witnessOf } from './witness.ts'

const eur = (amount: string): Json => ({ amount, currency: 'EUR' })

test.each<[kind: ValueType['kind'], relation: ChangeRelation, to: Json, witness: Json | undefined]>([
  ['probability', 'at-least', '0.92', '0.92'],
  ['probability', 'below', '0.92', '0.919999'],
  ['probability', 'above', '1', undefined],
  ['probability', 'below', '0', undefined],
  ['money', 'at-most', eur('250'), eur('250')],
  ['money', 'above', eur('250'), eur('250.000001')],
  ['money', 'above', '0', undefined],
  ['quantity', 'below', { amount: '5', unit: 'EA' }, { amount: '4.999999', unit: 'EA' }],
  ['rate', 'above', '0.55 EUR/MIN', '0.550001 EUR/MIN'],
  ['count', 'above', '3', '4'],
  ['count', 'below', '0', undefined],
  ['percent', 'at-most', '0.95', '0.95'],
  ['duration', 'above', '4h', '4h1ms'],
  ['date', 'above', '2026-02-28', '2026-03-01'],
  ['instant', 'below', '2026-03-21T12:00:00.000Z', '2026-03-21T11:59:59.999Z'],
  ['bool', 'not-equal', true, false],
  ['bool', 'equal', true, true],
  ['text', 'not-equal', 'ok', 'ok (another)'],
  ['text', 'above', 'ok', undefined],
  ['money', 'at-most', 'a lot', undefined],
])('%s %s %j is tried with %j', (kind, relation, to, witness) => {
  expect(witnessOf(typeOf(kind), relation, to)).toEqual(witness)
})

test('another value of an enum is one that it has', () => {
  const type: ValueType = { kind: 'enum', values: ['A', 'B'] }
  expect(witnessOf(type, 'not-equal', 'A')).toBe('B')
  expect(witnessOf({ kind: 'enum', values: ['A'] }, 'not-equal', 'A')).toBeUndefined()
})

function typeOf(kind: ValueType['kind']): ValueType {
  if (kind === 'list' || kind === 'map') return { kind, of: { kind: 'text' } }
  return kind === 'enum' ? { kind, values: [] } : { kind }
}
