import { describe, expect, test } from 'vitest'
import { readTypeName } from './type-name.ts'
import { typeText } from './type-text.ts'

describe('types as catalogues write them', () => {
  test.each([
    ['text', 'text', false],
    ['money?', 'money', true],
    [' count ', 'count', false],
    ['id', 'id', false],
    ['id of item', 'id of item', false],
    ['enum(A, B)', 'enum(A, B)', false],
    ['enum(A)?', 'enum(A)', true],
    ['list of id of item', 'list of id of item', false],
    ['list of line?', 'list of line', true],
    ['map of list of enum(A, B)', 'map of list of enum(A, B)', false],
    ['supplyRow', 'supplyRow', false],
  ])('%s', (text, expected, optional) => {
    const read = readTypeName(text)
    expect(read.kind === 'type' ? [typeText(read.type), read.optional] : read).toEqual([expected, optional])
  })

  test.each([
    ['', ''],
    ['list of', 'list of'],
    ['list of  mo ney', 'mo ney'],
    ['list', 'list'],
    ['id of', 'id of'],
    ['enum()', 'enum()'],
    ['enum(A, A)', 'enum(A, A)'],
    ['enum(A, (B))', 'enum(A, (B))'],
    ["enum('a b', B)", "enum('a b', B)"],
    ['a-b', 'a-b'],
    ['package', 'package'],
    ['list of list of list of list of list of text', 'list of text'],
    ['__proto__', '__proto__'],
    ['a'.repeat(501), 'a'.repeat(501)],
  ])('%j is refused', (text, at) => {
    const read = readTypeName(text)
    expect(read.kind === 'refused' ? text.slice(read.start, read.end) : read).toBe(at)
  })
})
