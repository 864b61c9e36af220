import { expect, test } from 'vitest'
import { unknownJudge } from './policies-with.ts'

test.each([
  ['nobody', undefined, undefined],
  ['one judge', 'capacity', undefined],
  ['two judges', ['capacity', 'rate'], undefined],
  ['one that is misspelt', ['capacity', 'rates'], 'rates'],
  ['an option without a name', true, true],
])('of %s', (_, names, unknown) => {
  expect(unknownJudge(names)).toBe(unknown)
})
