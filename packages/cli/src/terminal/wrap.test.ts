import { expect, test } from 'vitest'
import { wrap } from './wrap.ts'

test.each([
  { name: 'what fits stays', given: ['a bb ccc', 8, ''], expect: 'a bb ccc' },
  { name: 'breaks at a space', given: ['a bb ccc', 7, ''], expect: 'a bb\nccc' },
  { name: 'keeps the indent', given: ['  a bb ccc', 7, ''], expect: '  a bb\n  ccc' },
  { name: 'hangs', given: ['a bb ccc', 6, '- '], expect: 'a bb\n- ccc' },
  { name: 'a word that is too long stands alone', given: ['a bbbbbbbbb c', 4, ''], expect: 'a\nbbbbbbbbb\nc' },
  { name: 'nothing', given: ['', 10, ''], expect: '' },
] as const)('$name', ({ given: [text, columns, hang], expect: expected }) => {
  expect(wrap(text, columns, hang)).toBe(expected)
})
