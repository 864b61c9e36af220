import { expect, test } from 'vitest'
import { binomialAtMost } from './binomial-tail.ts'

test.each([
  [3, 200, 0.05, 0.0090483763961],
  [10, 1000, 0.02, 0.01023654815976],
  [5, 20, 0.5, 0.02069473266602],
  [0, 59, 0.05, 0.95 ** 59],
  [14, 440, 0.05, 0.04371752825602],
  [15, 450, 0.05, 0.05874166754176],
  [17, 470, 0.05, 0.09786303629334],
])('P(X ≤ %i) of Bin(%i, %d) is %d', (k, n, p, expected) => {
  expect(binomialAtMost(k, n, p)).toBeCloseTo(expected, 13)
})

test.each([
  [-1, 10, 0.5, 0],
  [10, 10, 0.5, 1],
  [11, 10, 0.5, 1],
  [3, 10, 0, 1],
  [3, 10, 1, 0],
  [0, 0, 0.5, 1],
])('at the borders: P(X ≤ %i) of Bin(%i, %d) is %i', (k, n, p, expected) => {
  expect(binomialAtMost(k, n, p)).toBe(expected)
})

test('both tails meet in the middle', () => {
  for (let k = 0; k < 100; k += 1) expect(binomialAtMost(k, 100, 0.3) + binomialAtMost(99 - k, 100, 0.7)).toBeCloseTo(1, 13)
})
