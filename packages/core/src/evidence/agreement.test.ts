import { expect, test } from 'vitest'
import { agreement } from './agreement.ts'

test('nobody disagrees about nothing', () => {
  expect(agreement([])).toEqual({ pairs: 0, same: 0, cells: [] })
})

test('what turns into what, the most frequent first', () => {
  expect(
    agreement([
      ['hold', 'split'],
      ['hold', 'hold'],
      ['hold', 'split'],
      [undefined, 'hold'],
      [undefined, undefined],
    ]),
  ).toEqual({
    pairs: 5,
    same: 2,
    cells: [
      { first: 'hold', second: 'split', count: 2 },
      { first: 'hold', second: 'hold', count: 1 },
      { first: undefined, second: 'hold', count: 1 },
      { first: undefined, second: undefined, count: 1 },
    ],
  })
})
