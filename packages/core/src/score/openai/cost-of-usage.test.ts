import { expect, test } from 'vitest'
import { costOfUsage } from './cost-of-usage.ts'

const PRICES = { currency: 'USD', input: '0.25', cachedInput: '0.025', output: '2' }

test.each([
  { name: 'nothing', usage: { inputTokens: 0, outputTokens: 0 }, amount: '0' },
  { name: 'a million each', usage: { inputTokens: 1_000_000, outputTokens: 1_000_000 }, amount: '2.25' },
  { name: 'one token each', usage: { inputTokens: 1, outputTokens: 1 }, amount: '0.00000225' },
  { name: 'a part from the cache', usage: { inputTokens: 1000, cachedInputTokens: 400, outputTokens: 200 }, amount: '0.00056' },
  { name: 'more cached than sent', usage: { inputTokens: 10, cachedInputTokens: 99, outputTokens: 0 }, amount: '0.00000025' },
  { name: 'more than a double holds', usage: { inputTokens: 999_999_999_999, outputTokens: 0 }, amount: '249999.99999975' },
])('$name', ({ usage, amount }) => expect(costOfUsage(PRICES)(usage)).toEqual({ amount, currency: 'USD' }))

test('cached input costs like the rest unless it is said', () => {
  const { cachedInput: _, ...prices } = PRICES
  expect(costOfUsage(prices)({ inputTokens: 1000, cachedInputTokens: 400, outputTokens: 0 })).toEqual({
    amount: '0.00025',
    currency: 'USD',
  })
})

test('a price too fine to reckon with gives no cost rather than a rounded one', () => {
  expect(costOfUsage({ ...PRICES, input: '0.000000000000000001' })({ inputTokens: 1, outputTokens: 0 })).toBeUndefined()
})

test.each([
  { name: 'no currency', prices: { ...PRICES, currency: 'dollars' } },
  { name: 'a price below zero', prices: { ...PRICES, output: '-1' } },
  { name: 'a price with a sign', prices: { ...PRICES, input: '$1' } },
  { name: 'no number', prices: { ...PRICES, cachedInput: 'NaN' } },
])('refuses $name', ({ prices }) => expect(() => costOfUsage(prices)).toThrow(RangeError))
