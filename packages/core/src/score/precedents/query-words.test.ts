import { expect, test } from 'vitest'
import { policyId } from '../../values/ids.ts'
import type { Json } from '../../values/json.ts'
import { queryWords } from './query-words.ts'

const wordsOf = (fields: Readonly<Record<string, Json>>, reasons: readonly string[] = []): readonly string[] =>
  queryWords({
    tenant: 't',
    policy: policyId('p'),
    options: [],
    reasons,
    shown: Object.entries(fields).map(([field, value]) => ({ field, from: 'order', value })),
    limit: 5,
  })

const nested = (depth: number): Json => (depth === 0 ? 'core' : { in: nested(depth - 1), word: `level${depth}` })

test.each([
  { name: 'nothing shown', given: {}, expect: [] },
  { name: 'texts, each word once', given: { 'hold.reason': 'CREDIT', 'hold.text': 'credit limit' }, expect: ['credit', 'limit'] },
  { name: 'names of what is true', given: { 'order.giftWrap': true, 'order.vip': false }, expect: ['gift', 'wrap'] },
  { name: 'no numbers, no times', given: { a: 5, b: '12.50', c: '2026-03-21T12:00:00Z', d: '2026-03-21' }, expect: [] },
  { name: 'inside lists and objects', given: { lines: [{ item: 'frozen peas', fragile: true }] }, expect: ['frozen', 'peas', 'fragile'] },
  { name: 'money gives its currency', given: { total: { amount: '10.00', currency: 'EUR' } }, expect: ['eur'] },
])('$name', ({ given, expect: words }) => {
  expect(wordsOf(given)).toEqual(words)
})

test('the reasons are words too, and come first', () => {
  expect(wordsOf({ text: 'late' }, ['credit-is-clear'])).toEqual(['credit', 'is', 'clear', 'late'])
})

const MANY = Array.from({ length: 5_000 }, (_, index) => `w${index}`)

test('one field leaves room for the others, however long it is', () => {
  const words = wordsOf({ stuffed: MANY.join(' '), text: 'credit' })
  expect(words).toHaveLength(49)
  expect(words).toContain('credit')
})

test('a question has a bounded number of words, whatever is shown', () => {
  expect(wordsOf(Object.fromEntries(MANY.map(word => [word, word])))).toHaveLength(192)
  expect(wordsOf({ wide: MANY, deep: nested(60) }).length).toBeLessThanOrEqual(96)
  expect(wordsOf({ a: 'x '.repeat(500_000) })).toEqual(['x'])
})

test('a null that a recording held is no word', () => {
  expect(wordsOf({ a: JSON.parse('[null, { "b": null }]') })).toEqual([])
})
