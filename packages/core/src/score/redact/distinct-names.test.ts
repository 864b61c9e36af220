import { expect, test } from 'vitest'
import { distinctNames } from './distinct-names.ts'

test('an id keeps its name, and no two have one alike', () => {
  const names = distinctNames()
  const ids = ['Ann Low', 'Ann-Low', 'x (2)', 'ann low', 'Ann-Low', 'X', 'x']
  const named = (id: string): string => (/ann/i.test(id) ? '[name-1]' : id.toLowerCase())
  expect(ids.map(id => names.of(id, named))).toEqual(['[name-1]', '[name-1] (2)', 'x (2)', '[name-1] (3)', '[name-1] (2)', 'x', 'x (3)'])
  expect([names.given('ann low'), names.given('other')]).toEqual(['[name-1] (3)', undefined])
})

test('ids of one name are counted, not searched', () => {
  const names = distinctNames()
  const last = Array.from({ length: 50_000 }, (_, index) => names.of(String(index), () => '[id-1]')).at(-1)
  expect(last).toBe('[id-1] (50000)')
})
