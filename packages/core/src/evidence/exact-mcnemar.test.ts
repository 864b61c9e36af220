import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exactMcNemar } from './exact-mcnemar.ts'

test.each([
  [0, 0, 1],
  [1, 0, 1],
  [0, 5, 0.0625],
  [0, 6, 0.03125],
  [5, 15, 0.04138946533203],
  [15, 5, 0.04138946533203],
  [10, 10, 1],
  [9, 10, 1],
  [0, 1074, 2 ** -1073],
  [0, 5000, 0],
])('of %i to %i the p-value is %d', (onlyFirst, onlySecond, p) => {
  expect(exactMcNemar({ onlyFirst, onlySecond })).toBeCloseTo(p, 14)
})

/** The definition in whole numbers, without a rounding but the last. */
function byCounting(first: number, second: number): number {
  const n = first + second
  let [ways, sum] = [1n, 1n]
  for (let i = 0; i < Math.min(first, second); i += 1) {
    ways = (ways * BigInt(n - i)) / BigInt(i + 1)
    sum += ways
  }
  const cut = Math.max(0, sum.toString(2).length - 64)
  return Math.min(1, Number(sum >> BigInt(cut)) * 2 ** (cut - n + 1))
}

test('equals what counting gives, to twelve digits', () => {
  fc.assert(
    fc.property(fc.nat(600), fc.nat(420), (onlyFirst, onlySecond) => {
      const exact = byCounting(onlyFirst, onlySecond)
      expect(Math.abs(exactMcNemar({ onlyFirst, onlySecond }) - exact)).toBeLessThanOrEqual(1e-12 * exact)
    }),
  )
})

test.each([
  [2400, 2600],
  [4000, 3600],
  [1, 1000],
])('thousands of pairs: %i to %i', (onlyFirst, onlySecond) => {
  const exact = byCounting(onlyFirst, onlySecond)
  expect(Math.abs(exactMcNemar({ onlyFirst, onlySecond }) - exact)).toBeLessThanOrEqual(1e-12 * exact)
})

test('millions of pairs are no more work', () => {
  // Two standard deviations from the middle: 2·Φ(−2).
  expect(exactMcNemar({ onlyFirst: 4_996_838, onlySecond: 5_003_162 })).toBeCloseTo(0.0455, 3)
})

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('%s pairs are a defect', count => {
  expect(() => exactMcNemar({ onlyFirst: count, onlySecond: 1 })).toThrow(RangeError)
})
