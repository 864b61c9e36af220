import { expect, test } from 'vitest'
import { createIdTable } from './id-table.ts'

test('entries that share a slot, a word or all but one word are told apart', () => {
  const { add } = createIdTable()
  const entries = [
    [1, 2, 3],
    [1, 2, 4],
    [1, 3, 3],
    [2, 2, 3],
    [0, 0, 1],
    [0, -1, 0],
    [-1, -1, -1],
  ]
  for (const entry of entries) expect(add(Int32Array.from([9, ...entry]), 1)).toBe(true)
  for (const entry of entries) expect(add(Int32Array.from(entry), 0)).toBe(false)
})

test('probing goes from the last slot on to the first, also while the table grows', () => {
  const { add } = createIdTable()
  const entries = Array.from({ length: 5000 }, (_, index) => Int32Array.of(index, -1 - (index % 3), 7))
  expect(entries.every(entry => add(entry, 0))).toBe(true)
  expect(entries.some(entry => add(entry, 0))).toBe(false)
})
