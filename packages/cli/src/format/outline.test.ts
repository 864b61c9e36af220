import { expect, test } from 'vitest'
import { outline } from './outline.ts'

test.each([
  { name: 'a scalar', given: 'a\u001b', expect: ['a\ufffd'] },
  { name: 'members', given: { a: 1, b: { c: true, d: {} } }, expect: ['a: 1', 'b:', '  c: true', '  d: –'] },
  { name: 'a list of objects', given: { x: [{ a: 1, b: 2 }, { a: 3 }] }, expect: ['x:', '  - a: 1', '    b: 2', '  - a: 3'] },
  { name: 'lists in lists', given: [['a', 'b'], []], expect: ['- - a', '  - b', '- –'] },
])('$name', ({ given, expect: expected }) => {
  expect(outline(given)).toEqual(expected)
})
