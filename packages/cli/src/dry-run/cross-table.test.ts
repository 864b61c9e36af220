import { expect, test } from 'vitest'
import { createSets, crossTable } from './cross-table.ts'

test('rows and what is left out of them add up to all decisions', () => {
  const sets = createSets()
  for (let index = 0; index < 60; index += 1) sets.add({ verdict: 'deny', reasons: [`r${index}`], struck: [] }, 60 - index)
  const { crossTable: rows, crossTableRest } = crossTable(sets)
  expect(rows.map(({ decisions }) => decisions)).toEqual(Array.from({ length: 50 }, (_, index) => 60 - index))
  expect(crossTableRest).toEqual({ rows: 10, decisions: 55 })
})

test('sets beyond ten thousand are one row without voices', () => {
  const sets = createSets()
  for (let index = 0; index < 10_100; index += 1) sets.add({ verdict: 'deny', reasons: [`r${index}`], struck: [] }, 1)
  expect(crossTable(sets).crossTable[0]).toEqual({ verdict: 'other', reasons: [], struck: [], decisions: 100 })
  expect(crossTable(sets).crossTableRest.rows).toBe(9951)
})
