import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IdKey } from './id-hash.ts'
import { hashId, ID_WORDS, randomIdKey } from './id-hash.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ß', '数', '🚚', '\0'), maxLength: 9 })

function hash(id: string, key: IdKey = KEY): string {
  const into = new Int32Array(ID_WORDS)
  hashId(key, id, into, 0)
  return [...into].join()
}

const KEY = Int32Array.of(0x0302_0100, 0x0706_0504, 0x0b0a_0908, 0x0f0e_0d0c)

test('equal texts have equal hashes, others have not, nor has the same text under another key', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(hash(a) === hash(b)).toBe(a === b)
      expect(hash(a, randomIdKey())).not.toBe(hash(a))
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['nothing and a zero', '', '\0'],
  ['one unit and one with a zero', 'a', 'a\0'],
  ['an odd length', 'abc', 'abc\0'],
  ['the order', 'ab', 'ba'],
])('%s are told apart', (_, a, b) => expect(hash(a)).not.toBe(hash(b)))

test('each bit of the hash is set in about half of all texts, whatever its word', () => {
  const ids = Array.from({ length: 4000 }, (_, index) => hash(`event-${index}`).split(',').map(Number))
  for (let word = 0; word < ID_WORDS; word += 1) {
    for (let bit = 0; bit < 32; bit += 1) {
      const set = ids.filter(words => (((words[word] ?? 0) >>> bit) & 1) === 1).length
      expect(Math.abs(set - 2000)).toBeLessThan(250)
    }
  }
})
