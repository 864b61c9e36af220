import { expect, test } from 'vitest'
import { measure, timingOf } from './measure.ts'

const EFFORT = { rounds: 3, roundMs: 1 }

function busy(microseconds: number): number {
  const end = performance.now() + microseconds / 1000
  while (performance.now() < end);
  return end
}

test('the best and the middle of what was measured', () => {
  expect(timingOf([5, 1, 9])).toEqual({ min: 1, median: 5 })
})

test('a run is told in nanoseconds, a run of many decisions by the decision, and promises are awaited', async () => {
  const [one, many, late] = await measure(
    [
      { name: 'one', run: () => busy(50) },
      { name: 'many', run: () => busy(500), decisions: 100 },
      { name: 'late', run: () => new Promise(resolve => setTimeout(resolve, 2, 'late')) },
    ],
    8,
    EFFORT,
  )
  expect(one?.min).toBeGreaterThanOrEqual(50_000)
  expect(many?.min).toBeGreaterThanOrEqual(5000)
  expect(many?.min).toBeLessThan(one?.min ?? 0)
  expect(late?.min).toBeGreaterThan(1_000_000)
})

test('every case is run, the first again after the last', async () => {
  const seen = new Set<number>()
  await measure([{ name: 'seen', run: index => seen.add(index) }], 5, EFFORT)
  expect([...seen].sort()).toEqual([0, 1, 2, 3, 4])
})

test('a run that returns nothing may have been optimised away, so it is refused', async () => {
  await expect(measure([{ name: 'nothing', run: () => undefined }], 1, EFFORT)).rejects.toThrow('a run must return something')
})
