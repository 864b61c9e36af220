import { expect, test } from 'vitest'
import type { Lever } from './lever.ts'
import { setsOfLevers } from './sets-of-levers.ts'

const lever = (voice: string, path: string, distance: number): Lever => ({
  voice,
  change: { path, relation: 'at-most', to: String(distance) },
  substitution: { kind: 'input', change: input => input },
  distance,
})

const cost = lever('spend', 'cost', 0.2)
const cheaper = lever('daily', 'cost', 0.5)
const used = lever('daily', 'ledger', 0.1)
const sure = lever('sure', 'confidence', 0.3)

const paths = (groups: readonly (readonly Lever[])[], largest = 4): readonly string[] =>
  [...setsOfLevers(groups, largest)].map(set => set.map(({ change: { path, to } }) => `${path} ${to}`).join(', '))

test.each([
  { name: 'one voice: each of its levers, the nearest first', groups: [[cheaper, used]], expect: ['ledger 0.1', 'cost 0.5'] },
  {
    name: 'two voices on one path: one lever may do',
    groups: [[cost], [cheaper, used]],
    expect: ['cost 0.2', 'cost 0.5', 'ledger 0.1, cost 0.2', 'ledger 0.1, cost 0.5'],
  },
  { name: 'two voices: both at once', groups: [[cost], [sure]], expect: ['cost 0.2, confidence 0.3'] },
  { name: 'no voice: nothing to do', groups: [], expect: [] },
])('$name', ({ groups, expect: sets }) => {
  expect(paths(groups)).toEqual(sets)
})

test('never more at once than asked for', () => {
  expect(paths([[cost], [sure]], 1)).toEqual([])
})
