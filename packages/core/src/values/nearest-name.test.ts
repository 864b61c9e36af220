import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearestName } from './nearest-name.ts'

test.each<[string, readonly string[], string | undefined]>([
  ['minimun', ['maximum', 'minimum'], 'minimum'],
  ['stauts', ['status', 'state'], 'status'],
  ['itemid', ['id', 'itemId'], 'itemId'],
  ['eur', ['USD', 'EUR'], 'EUR'],
  ['utilization', ['utilisation'], 'utilisation'],
  ['shortLine', ['shortLines', 'shortLane'], 'shortLines'],
  ['ids', ['id'], 'id'],
  ['whn', ['when', 'then'], 'when'],
  ['a', ['b', 'c'], undefined],
  ['a', ['A'], 'A'],
  ['order', ['shipment', 'carton'], undefined],
  ['same', ['same'], undefined],
  ['same', ['same', 'some'], 'some'],
  ['', ['a'], undefined],
  ['x', [], undefined],
  ['n'.repeat(41), ['n'.repeat(40)], undefined],
  ['n'.repeat(40), ['n'.repeat(41)], 'n'.repeat(41)],
  ['abcdefghijklmno', ['abcdefghijk'], undefined],
  ['abcdefghijklmno', ['abcdefghijkl'], 'abcdefghijkl'],
  ['abcdefghijklmno', ['defghijklmno'], 'defghijklmno'],
  ['abcdefghijkl', ['xbcdexghijxl', 'abcdefghixxl'], 'abcdefghixxl'],
  ['\ud800x', ['\udc00x'], '\udc00x'],
])('%s of %j', (name, candidates, nearest) => {
  expect(nearestName(name, candidates)).toBe(nearest)
})

test('agrees with the whole table of distances', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abAB'), minLength: 2, maxLength: 14 })
  fc.assert(
    fc.property(word, word, (name, candidate) => {
      const allowed = Math.min(3, Math.max(1, Math.floor(name.length / 3)))
      const near = candidate !== name && distance(name.toLowerCase(), candidate.toLowerCase()) <= allowed
      expect(nearestName(name, [candidate])).toBe(near ? candidate : undefined)
    }),
    { numRuns: 20_000 },
  )
})

test('always a candidate, never the name itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.array(fc.string({ unit: 'binary' })), (name, candidates) => {
      const nearest = nearestName(name, candidates)
      if (nearest !== undefined) expect(candidates.filter(candidate => candidate !== name)).toContain(nearest)
    }),
  )
})

test('one swapped pair of letters is found among others', () => {
  const word = fc.stringMatching(/^[a-z]{4,12}$/)
  fc.assert(
    fc.property(word, fc.nat(10), (name, at) => {
      const from = at % (name.length - 1)
      const swapped = name.slice(0, from) + name.charAt(from + 1) + name.charAt(from) + name.slice(from + 2)
      if (swapped !== name) expect(nearestName(swapped, ['0000', name, '1111'])).toBe(name)
    }),
  )
})

test('a hundred thousand candidates cost no more than one thousand', () => {
  const candidates = Array.from({ length: 100_000 }, (_, index) => `${'c'.repeat(34)}${index}`)
  const started = performance.now()
  for (let times = 0; times < 20; times += 1) nearestName(`${'c'.repeat(34)}xxxxx`, candidates)
  expect(performance.now() - started).toBeLessThan(5_000)
})

/** By its definition, memoised. */
function distance(a: string, b: string, known: Map<string, number> = new Map()): number {
  if (a === '' || b === '') return a.length + b.length
  const key = `${a}/${b}`
  const found = known.get(key)
  if (found !== undefined) return found
  const edits = [
    distance(a.slice(1), b, known) + 1,
    distance(a, b.slice(1), known) + 1,
    distance(a.slice(1), b.slice(1), known) + (a[0] === b[0] ? 0 : 1),
  ]
  if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]) edits.push(distance(a.slice(2), b.slice(2), known) + 1)
  const least = Math.min(...edits)
  known.set(key, least)
  return least
}
