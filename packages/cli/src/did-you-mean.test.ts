import { expect, test } from 'vitest'
import { didYouMean } from './did-you-mean.ts'

test.each([
  { name: 'a near name', names: ['order-release', 'other'], expect: '; did you mean `order-release`?' },
  { name: 'one name', names: ['x'], expect: '; there is x' },
  { name: 'some names', names: ['x', 'y'], expect: '; there are x, y' },
  { name: 'no name', names: [], expect: '' },
  { name: 'many names', names: Array.from({ length: 22 }, (_, index) => `${index}`), expect: expect.stringMatching(/19 and 2 more$/) },
])('$name', ({ names, expect: expected }) => expect(didYouMean('order-relese', names)).toEqual(expected))
