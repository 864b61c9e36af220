import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createQuota } from './quota.ts'

/** What is kept of a sequence of kinds: their places. */
function kept(kinds: readonly string[], room: number): readonly number[] {
  const quota = createQuota(room)
  const ranks = kinds.map(kind => (quota.wants(kind) ? quota.take(kind) : Number.POSITIVE_INFINITY))
  return ranks.flatMap((rank, index) => (rank <= quota.each() ? [index] : []))
}

test.each([
  { name: 'what fits is kept', kinds: 'aab', room: 3, expected: [0, 1, 2] },
  { name: 'nothing fits into no room but what is there', kinds: '', room: 3, expected: [] },
  { name: 'a frequent kind leaves room for a rare one', kinds: 'aaaaab', room: 3, expected: [0, 1, 5] },
  { name: 'each kind has the same number, as far as there are so many', kinds: 'aaabbbc', room: 5, expected: [0, 1, 3, 4, 6] },
  { name: 'with more kinds than room, the first kinds', kinds: 'aabbccdd', room: 3, expected: [0, 2, 4] },
])('$name', ({ kinds, room, expected }) => expect(kept([...kinds], room)).toEqual(expected))

const kinds = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 60 })

test('never more than there is room for', () => {
  fc.assert(fc.property(kinds, fc.integer({ min: 1, max: 8 }), (seen, room) => kept(seen, room).length <= room))
})

test('whoever looks at a part in order keeps all that the whole keeps of it', () => {
  const parts = fc.property(kinds, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 4 }), (seen, room, workers) => {
    const whole = kept(seen, room)
    const places = seen.map((_, index) => index)
    for (let worker = 0; worker < workers; worker += 1) {
      const own = places.filter(place => place % workers === worker)
      const quota = createQuota(room)
      const wanted = own.filter(place => quota.wants(seen[place] ?? '') && quota.take(seen[place] ?? '') > 0)
      expect(whole.filter(place => own.includes(place) && !wanted.includes(place))).toEqual([])
    }
  })
  fc.assert(parts, { numRuns: 500 })
})
