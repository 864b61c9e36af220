import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSeenIds } from './seen-ids.ts'

test('an id is new once', () => {
  const seen = createSeenIds()
  expect(['a', 'b', 'a', '', '', 'A', 'b'].map(seen.add)).toEqual([true, true, false, true, false, true, false])
  expect(seen.size()).toBe(4)
})

test('many ids survive the growth of the table', () => {
  const seen = createSeenIds()
  const ids = Array.from({ length: 50_000 }, (_, index) => `/oms/eu event-${index}`)
  expect(ids.every(seen.add)).toBe(true)
  expect(ids.some(seen.add)).toBe(false)
  expect(seen.size()).toBe(50_000)
})

test('it agrees with a set of texts', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 })), ids => {
      const seen = createSeenIds()
      const set = new Set<string>()
      for (const id of ids) {
        expect(seen.add(id)).toBe(!set.has(id))
        set.add(id)
      }
    }),
    { numRuns: 200 },
  )
})
