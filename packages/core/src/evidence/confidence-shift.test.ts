import { expect, test } from 'vitest'
import { confidenceShift } from './confidence-shift.ts'
import { thresholdCrossings } from './threshold-crossings.ts'

test('nothing shifts without pairs', () => {
  expect(confidenceShift([])).toEqual({ pairs: 0, up: 0, down: 0, same: 0 })
})

test('shifts are exact, and so are their quantiles', () => {
  expect(confidenceShift([{ first: '0.1', second: '0.3' }])).toEqual({
    pairs: 1,
    up: 1,
    down: 0,
    same: 0,
    quantiles: { 0: '0.2', 5: '0.2', 25: '0.2', 50: '0.2', 75: '0.2', 95: '0.2', 100: '0.2' },
  })
})

test('a quantile is one of the shifts: the smallest that so many do not exceed', () => {
  const pairs = Array.from({ length: 20 }, (_, index) => ({ first: '0.5', second: (0.41 + index / 100).toFixed(2) }))
  expect(confidenceShift(pairs)).toEqual({
    pairs: 20,
    up: 10,
    down: 9,
    same: 1,
    quantiles: { 0: '-0.09', 5: '-0.09', 25: '-0.05', 50: '0', 75: '0.05', 95: '0.09', 100: '0.1' },
  })
})

test('the middle of three is the second', () => {
  const pairs = ['0.1', '0.2', '0.4'].map(second => ({ first: '0', second }))
  expect(confidenceShift(pairs).quantiles).toEqual({ 0: '0.1', 5: '0.1', 25: '0.1', 50: '0.2', 75: '0.4', 95: '0.4', 100: '0.4' })
})

test('a pair that is no pair of numbers is left out', () => {
  expect(
    confidenceShift([
      { first: 'sure', second: '0.3' },
      { first: '0.2', second: '0.2' },
    ]),
  ).toMatchObject({ pairs: 1, same: 1 })
})

test.each([
  ['0.89', '0.9', { up: 1, down: 0 }],
  ['0.9', '0.899999', { up: 0, down: 1 }],
  ['0.9', '0.95', { up: 0, down: 0 }],
  ['0.1', '0.2', { up: 0, down: 0 }],
  ['0.90', '0.9', { up: 0, down: 0 }],
])('from %s to %s over a threshold of 0.9', (first, second, expected) => {
  expect(thresholdCrossings([{ first, second }], '0.9')).toEqual(expected)
})
