import { describe, expect, test } from 'vitest'
import type { Issue } from '../policy/issue.ts'
import type { MapNode, SourceNode } from '../policy/source-node.ts'
import type { TestCase } from '../policy/test-document.ts'
import { readYaml } from '../policy/yaml/read-yaml.ts'
import { jsonOf, mergeNodes, nodeAt } from './case-node.ts'
import { caseRows } from './case-rows.ts'
import { likeness } from './like.ts'

function yaml(text: string): MapNode {
  const node = readYaml('x.test.yaml', text, issue => {
    throw new Error(issue.message)
  })
  if (node === undefined) throw new Error('no YAML')
  return node
}

function part(node: MapNode, key: string): MapNode {
  const value = nodeAt(node, key)
  if (value?.kind !== 'map') throw new Error(`no ${key}`)
  return value
}

function testCase(text: string): TestCase {
  const node = yaml(text)
  const each = nodeAt(node, 'each')
  return { name: 'x', at: node.at, given: part(node, 'given'), expect: part(node, 'expect'), ...(each?.kind === 'list' ? { each } : {}) }
}

const rowsOf = (text: string) => {
  const issues: Issue[] = []
  return { rows: caseRows(testCase(text), issue => issues.push(issue)), issues }
}

describe('rows', () => {
  test('a case without `each` runs once, as it is', () => {
    const { rows, issues } = rowsOf('given: { a: 1 }\nexpect: {}')
    expect(rows.map(row => [row.row, jsonOf(row.given)])).toEqual([[undefined, { a: 1 }]])
    expect(issues).toEqual([])
  })

  test('each row fills its values in, everywhere and whole, whatever they are', () => {
    const { rows, issues } = rowsOf(
      'each: [[a, b], [1 EUR, [x, y]], [2 EUR, []]]\ngiven: { deep: [{ of: $a }], text: "costs $a" }\nexpect: { reasons: $b }',
    )
    expect(issues).toEqual([])
    expect(rows.map(row => [row.row, jsonOf(row.given), jsonOf(row.expect)])).toEqual([
      [1, { deep: [{ of: '1 EUR' }], text: 'costs $a' }, { reasons: ['x', 'y'] }],
      [2, { deep: [{ of: '2 EUR' }], text: 'costs $a' }, { reasons: [] }],
    ])
  })

  test('a failure points at the cell of its row', () => {
    const { rows } = rowsOf('each:\n  - [a]\n  - [1]\n  - [2]\ngiven: {}\nexpect: { verdict: $a }')
    expect(rows.map(row => [row.at.line, nodeAt(row.expect, 'verdict')?.at.line])).toEqual([
      [3, 3],
      [4, 4],
    ])
  })

  test.each([
    { name: 'a row that is too short', text: 'each: [[a, b], [1]]\ngiven: {}\nexpect: {}', code: 'case-row' },
    { name: 'a row that is no list', text: 'each: [[a], 1]\ngiven: {}\nexpect: {}', code: 'case-row' },
    { name: 'a column that is no name', text: 'each: [[[a]], [1]]\ngiven: {}\nexpect: {}', code: 'case-row' },
    { name: 'a name that is no column', text: 'each: [[freight], [1]]\ngiven: { x: $freigt }\nexpect: {}', code: 'case-column' },
    { name: 'a name without columns', text: 'given: { x: $freight }\nexpect: {}', code: 'case-column' },
  ])('$name is an issue', ({ text, code }) => expect(rowsOf(text).issues.map(issue => issue.code)).toEqual([code]))
})

describe('JSON of what is written', () => {
  test.each([
    { text: 'x: 5', json: { x: 5 } },
    { text: 'x: 2.50', json: { x: '2.50' } },
    { text: 'x: 12345678901234567890', json: { x: '12345678901234567890' } },
    { text: 'x: 0.1', json: { x: 0.1 } },
    { text: 'x: "5"', json: { x: '5' } },
    { text: 'x: true', json: { x: true } },
    { text: 'x: null', json: {} },
    { text: 'x: [1, null, 2]', json: { x: [1, 2] } },
    { text: 'x: 2026-03-21', json: { x: '2026-03-21' } },
    { text: 'x: { constructor: 1 }', json: { x: { constructor: 1 } } },
  ])('$text', ({ text, json }) => expect(jsonOf(yaml(text))).toEqual(json))
})

describe('merging', () => {
  const merged = (base: string, over: string): unknown => jsonOf(mergeNodes(yaml(base) as SourceNode, yaml(over)))
  test.each([
    { name: 'maps deeply', base: 'a: { b: 1, c: 2 }', over: 'a: { c: 3, d: 4 }', json: { a: { b: 1, c: 3, d: 4 } } },
    { name: 'lists are replaced', base: 'a: [1, 2]', over: 'a: [3]', json: { a: [3] } },
    { name: 'a map replaces a scalar', base: 'a: 1', over: 'a: { b: 1 }', json: { a: { b: 1 } } },
    { name: 'null takes away', base: 'a: 1\nb: 2', over: 'a: null', json: { b: 2 } },
  ])('$name', ({ base, over, json }) => expect(merged(base, over)).toEqual(json))
})

describe('like', () => {
  const cases = [
    testCase(
      'given: { order: { id: A, total: 1 EUR, lines: [1] }, facts: { credit: { status: ok }, stock: { X: { available: 1 EA } } } }\nexpect: {}',
    ),
    testCase('given: { order: { like: A, total: 9 EUR }, facts: { credit: { status: bad } } }\nexpect: {}'),
    testCase('given: { order: { id: A, total: 7 EUR } }\nexpect: {}'),
    testCase('given: { order: { like: A, id: B }, facts: { like: A, stock: { Y: { available: 2 EA } } } }\nexpect: {}'),
    testCase('given: { order: { id: LOOP, like: LOOP } }\nexpect: {}'),
    testCase('each: [[a], [1]]\ngiven: { order: { id: ROWS, total: $a }, facts: { credit: { status: $a, limit: $b } } }\nexpect: {}'),
    testCase('given: { order: { like: ROWS, id: OVER, total: 2 EUR }, facts: { like: ROWS, credit: { limit: 3 } } }\nexpect: {}'),
  ]
  const like = likeness(cases, 'order', 'id')
  const read = (of: 'object' | 'facts', text: string, row: Readonly<Record<string, SourceNode>> = {}) => {
    const issues: Issue[] = []
    const node = like[of](yaml(text), new Map(Object.entries(row)), issue => issues.push(issue))
    return { json: jsonOf(node), codes: issues.map(issue => issue.code) }
  }
  const row = { a: part(yaml('a: { x: 1 }'), 'a') }

  test.each([
    { name: 'nothing to be like', of: 'object' as const, text: 'id: Z', json: { id: 'Z' } },
    { name: 'the first case about it', of: 'object' as const, text: 'like: A', json: { id: 'A', total: '1 EUR', lines: [1] } },
    { name: 'with changes', of: 'object' as const, text: 'like: A\nlines: [2]', json: { id: 'A', total: '1 EUR', lines: [2] } },
    {
      name: 'its facts',
      of: 'facts' as const,
      text: 'like: A\ncredit: { status: blocked }',
      json: { credit: { status: 'blocked' }, stock: { X: { available: '1 EA' } } },
    },
    {
      name: 'a case that is like another',
      of: 'facts' as const,
      text: 'like: B',
      json: { credit: { status: 'ok' }, stock: { X: { available: '1 EA' }, Y: { available: '2 EA' } } },
    },
  ])('$name', ({ of, text, json }) => expect(read(of, text)).toEqual({ json, codes: [] }))

  test.each([
    { name: 'a column that is overridden', of: 'object' as const, text: 'like: ROWS\ntotal: 5 EUR', json: { id: 'ROWS', total: '5 EUR' } },
    { name: 'a column that is taken away', of: 'object' as const, text: 'like: ROWS\ntotal: null', json: { id: 'ROWS' } },
    { name: 'a column that a case between overrides', of: 'object' as const, text: 'like: OVER', json: { id: 'OVER', total: '2 EUR' } },
    {
      name: 'a column of both cases',
      of: 'facts' as const,
      text: 'like: OVER',
      row,
      json: { credit: { status: { x: 1 }, limit: 3 } },
    },
    {
      name: 'a text of its own that looks like one',
      of: 'object' as const,
      text: 'like: ROWS\ntotal: $b',
      json: { id: 'ROWS', total: '$b' },
    },
  ])('like a case with rows: $name', ({ of, text, row: cells, json }) => expect(read(of, text, cells)).toEqual({ json, codes: [] }))

  test('like a case with rows: what stays open is an issue at `like`, one a column', () => {
    expect(read('facts', 'like: ROWS').codes).toEqual(['case-like', 'case-like'])
    expect(read('facts', 'like: ROWS', row).codes).toEqual(['case-like'])
  })

  test.each([
    { name: 'nobody', text: 'like: C', codes: ['case-like'] },
    { name: 'itself', text: 'like: LOOP', codes: ['case-like'] },
    { name: 'a case with rows of its own', text: 'like: ROWS', codes: ['case-like'] },
  ])('like $name is an issue', ({ text, codes }) => expect(read('object', text).codes).toEqual(codes))
})
