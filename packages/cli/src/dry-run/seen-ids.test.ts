import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashId, ID_WORDS, randomIdKey } from './id-hash.ts'
import { createSeenIds } from './seen-ids.ts'

const key = randomIdKey()

function hashes(ids: readonly string[]): Int32Array {
  const into = new Int32Array(ids.length * ID_WORDS)
  for (const [index, id] of ids.entries()) hashId(key, id, into, index * ID_WORDS)
  return into
}

test('an id is new once', () => {
  const seen = createSeenIds()
  expect([...seen.addAll(hashes(['a', 'b', 'a', '', '', 'A', 'b']))]).toEqual([1, 1, 0, 1, 0, 1, 0])
  expect([...seen.addAll(hashes(['b', 'c']))]).toEqual([0, 1])
  expect([...seen.addAll(hashes([]))]).toEqual([])
  expect(seen.size()).toBe(5)
})

test('many ids survive the growth of the tables', () => {
  const seen = createSeenIds()
  const ids = Array.from({ length: 50_000 }, (_, index) => `/oms/eu event-${index}`)
  expect(seen.addAll(hashes(ids)).every(fresh => fresh === 1)).toBe(true)
  expect(seen.addAll(hashes(ids)).every(fresh => fresh === 0)).toBe(true)
  expect(seen.size()).toBe(50_000)
})

test('it agrees with a set of texts', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 })), ids => {
      const set = new Set<string>()
      const expected = ids.map(id => {
        const fresh = set.has(id) ? 0 : 1
        set.add(id)
        return fresh
      })
      expect([...createSeenIds().addAll(hashes(ids))]).toEqual(expected)
    }),
    { numRuns: 200 },
  )
})
