import { expect, test } from 'vitest'
import type { Issue } from '../issue.ts'
import type { MapNode, ScalarNode, SourceNode } from '../source-node.ts'
import { readYaml } from './read-yaml.ts'

function read(text: string): { readonly root: MapNode | undefined; readonly issues: readonly Issue[] } {
  const issues: Issue[] = []
  const root = readYaml('a.yaml', text, issue => issues.push(issue))
  return { root, issues }
}

function scalar(node: SourceNode | undefined): ScalarNode {
  if (node?.kind !== 'scalar') throw new Error(`no scalar but ${node?.kind}`)
  return node
}

const value = (root: MapNode | undefined, key: string): SourceNode | undefined => root?.entries.find(entry => entry.key === key)?.value

/** The text with every fix made, last place first. */
function fixed(text: string, issues: readonly Issue[]): string {
  const lines = text.split('\n')
  const offset = (line: number, column: number) => lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1
  return issues
    .filter(issue => issue.fix !== undefined)
    .map(({ at, fix }) => ({ start: offset(at.line, at.column), end: offset(at.endLine, at.endColumn), fix }))
    .sort((a, b) => b.start - a.start)
    .reduce((before, { start, end, fix }) => before.slice(0, start) + fix + before.slice(end), text)
}

// A trap of YAML, what is said about it and where, and the text after the fix.
test.each([
  ['a tag that swallows a condition', 'when: !x', 'yaml-tag 1:7-9', 'when: "!x"'],
  ['a tag that leaves the rest', 'when: !order.ok && b', 'yaml-tag 1:7-21', 'when: "!order.ok && b"'],
  ['a tag of brackets', 'when: !(a)', 'yaml-tag 1:7-11', 'when: "!(a)"'],
  ['a standard tag', 'a: !!str x', 'yaml-tag 1:4-11', 'a: !!str x'],
  ['a tag on a map', 'a: !x { b: 1 }', 'yaml-tag 1:4-6', 'a: !x { b: 1 }'],
  ['an anchor', 'a: &x', 'yaml-anchor 1:4-6', 'a: "&x"'],
  ['an anchor on a map', 'a: &x { b: 1 }', 'yaml-anchor 1:4-6', 'a: &x { b: 1 }'],
  ['an alias', 'a: *x', 'yaml-alias 1:4-6', 'a: "*x"'],
  ['a merge', 'a: { <<: { b: 1 } }', 'yaml-merge 1:6-8', 'a: { <<: { b: 1 } }'],
  ['a conditional', 'a: b ? c : d', 'yaml-syntax 1:4-13', 'a: "b ? c : d"'],
  ['a text in front', 'a: "US" in xs', 'yaml-syntax 1:4-14', `a: '"US" in xs'`],
  ['a percent in front', 'a: %x', 'yaml-syntax 1:4-6', 'a: "%x"'],
  ['an at sign in front', 'a: @x', 'yaml-syntax 1:4-6', 'a: "@x"'],
  ['two colons', 'a: b: c', 'yaml-syntax 1:4-8', 'a: "b: c"'],
  ['a call in braces', '{ when: f(a, b), then: x }', 'cut-by-comma 1:9-16', '{ when: "f(a, b)", then: x }'],
  ['a call in brackets', 'a: [f(a, b), c]', 'cut-by-comma 1:5-12', 'a: ["f(a, b)", c]'],
  ['a call that goes on', '{ of: max(a, b) + 1, c: d }', 'cut-by-comma 1:7-20', '{ of: "max(a, b) + 1", c: d }'],
  ['calls in calls', '{ of: f(g(a, b), h(c, d)) }', 'cut-by-comma 1:7-26', '{ of: "f(g(a, b), h(c, d))" }'],
  ['a thousand in braces', '{ total: 1,000 EUR }', 'thousands-separator 1:10-19', '{ total: 1000 EUR }'],
  ['a million in brackets', 'a: [1,000,000.50 EUR, 2 EUR]', 'thousands-separator 1:5-21', 'a: [1000000.50 EUR, 2 EUR]'],
  ['a thousand on a line', 'total: 1,000 EUR', 'thousands-separator 1:8-17', 'total: 1000 EUR'],
  ['a comma before decimals', 'total: 1000,5 EUR', 'decimal-comma 1:8-18', 'total: 1000.5 EUR'],
  ['points and a comma', 'total: 1.025.000,00 EUR', 'decimal-comma 1:8-24', 'total: 1025000.00 EUR'],
  ['a comma before decimals in braces', '{ weight: 1,50 }', 'decimal-comma 1:11-15', '{ weight: 1.50 }'],
  ['a comma before decimals in brackets', 'a: [25.000,00 EUR, 2 EUR]', 'decimal-comma 1:5-18', 'a: [25000.00 EUR, 2 EUR]'],
  ['a no-break space in a value', 'total: 5\u00a0EUR', 'odd-blank 1:8-13', 'total: 5 EUR'],
  ['a no-break space behind a colon', 'a: b\nc:\u00a0d\ne: f', 'odd-blank 2:3-4', 'a: b\nc: d\ne: f'],
  ['no-break spaces in front of a line', 'a:\n  b: c\n\u00a0\u00a0d: e', 'odd-blank 3:1-4', 'a:\n  b: c\n  d: e'],
  ['no blank behind a colon', 'a: b\nc:d\ne: f', 'yaml-syntax 2:1-3', 'a: b\nc: d\ne: f'],
  ['no blank behind a colon in braces', 'a: { b:c, d: 1 }', 'yaml-syntax 1:6-8', 'a: { b: c, d: 1 }'],
  ['no blank behind a dash', 'a:\n  -{ b: c }\n  - { d: e }', 'yaml-syntax 2:3-4', 'a:\n  - { b: c }\n  - { d: e }'],
  ['a text in the quotes of its expression', 'when: "a == "b""', 'yaml-syntax 1:7-17', `when: 'a == "b"'`],
  ['the same in the middle', 'when: "a == "b" && c"', 'yaml-syntax 1:7-22', `when: 'a == "b" && c'`],
  ['texts at both ends', 'when: "a" == b || c == "d"', 'yaml-syntax 1:7-27', `when: '"a" == b || c == "d"'`],
  ['quotes of nobody knows what', 'when: "a == "b == "c"', 'yaml-syntax 1:7-22', 'when: "a == "b == "c"'],
  ['typographic quotes', 'when: „a > 5“', 'odd-quotes 1:7-14', 'when: "a > 5"'],
  ['a quote that stays open', 'a: [{ b: "c == d: e }]', 'yaml-syntax 1:10-11', 'a: [{ b: "c == d: e }]'],
  ['a tab in front', 'a:\n\tb: c', 'yaml-syntax 2:1-2', 'a:\n\tb: c'],
  ['blanks like on no line above', 'a:\n    b: c\n  d: e', 'yaml-syntax 3:1-2', 'a:\n    b: c\n  d: e'],
  ['zeros in front', 'item: 0010', 'leading-zeros 1:7-11', 'item: "0010"'],
  ['a hexadecimal number', 'item: 0x1F', 'leading-zeros 1:7-11', 'item: "0x1F"'],
  ['not a number', 'a: .nan', 'number-not-finite 1:4-8', 'a: ".nan"'],
  ['a number too large', 'a: 1e999', 'number-not-finite 1:4-9', 'a: "1e999"'],
  ['yes', 'flag: yes', 'other-tools-read-a-bool 1:7-10', 'flag: "yes"'],
  ['Norway', 'country: NO', 'other-tools-read-a-bool 1:10-12', 'country: "NO"'],
  ['a number sign in a reason', 'because: Dock #4 is full', 'cut-by-comment 1:10-25', 'because: "Dock #4 is full"'],
  ['a reason and a number sign', 'because: Send to dock # 4', 'cut-by-comment 1:10-26', 'because: "Send to dock # 4"'],
  ['an expression that goes on', 'when: size(x) > 0 # && y', 'cut-by-comment 1:7-25', 'when: "size(x) > 0 # && y"'],
  ['an expression that goes on far away', 'when: size(x) > 0    # && y', 'cut-by-comment 1:7-28', 'when: "size(x) > 0    # && y"'],
  ['a comment close to an expression', 'cost: a * 2.0 # two parcels', 'cut-by-comment 1:7-14', 'cost: "a * 2.0" # two parcels'],
  ['a number as a key', 'a: { 4711: x }', 'yaml-key-not-text 1:6-10', 'a: { "4711": x }'],
  ['a list as a key', '? [a]\n: x', 'yaml-key-not-text 1:3-6', '? [a]\n: x'],
  ['a key twice', 'a: 1\nb: 2\na: 3', 'duplicate-key 3:1-2', 'a: 1\nb: 2\na: 3'],
  ['a prototype', 'a: { __proto__: 1 }', 'yaml-forbidden-key 1:6-15', 'a: { __proto__: 1 }'],
  ['two documents', 'a: 1\n---\nb: 2', 'yaml-several-documents 2:1-4', 'a: 1\n---\nb: 2'],
  ['a directive', '%YAML 1.1\n---\na: 1', 'yaml-directive 1:1-1', '%YAML 1.1\n---\na: 1'],
  ['half a character', 'a: "\\uD800"', 'not-unicode 1:4-12', 'a: "\\uD800"'],
])('%s', (_, text, said, after) => {
  const { issues } = read(text)
  expect(issues.map(({ code, at }) => `${code} ${at.line}:${at.column}-${at.endColumn}`)).toEqual([said])
  expect(fixed(text, issues)).toBe(after)
})

// What looks like a trap and is none.
test.each([
  ['a comment at a distance', 'when: step.date > order.requestedDate    # `step` is this action'],
  ['a comment behind a word', 'otherwise: hold # what happens'],
  ['a comment behind a map', 'a: { b: c } # late'],
  ['a quoted number sign', 'because: "Dock #4"'],
  ['a number sign inside a word', 'a: b#c'],
  ['a quoted call in braces', '{ when: "f(a, b)" }'],
  ['a call outside braces', 'when: f(a, b)'],
  ['an index outside braces', 'when: x[0].y'],
  ['a value in an expression', '{ node: =order.nodeId, items: =order.lines.*.itemId }'],
  ['brackets in a text of one entry', 'a: [word (with brackets), other]'],
  ['two numbers', 'a: [1, 100]'],
  ['a decimal number', 'a: 0.10'],
  ['a date', 'a: 2026-01-01'],
  ['null', 'a:\nb: ~'],
  ['two numbers without a blank', 'a: [1,50]'],
  ['a no-break space in a reason', 'because: 5\u00a0EUR at most'],
  ['typographic quotes in a reason', 'because: “Enough”, they said'],
  ['a time in braces', '{ PARCEL: "14:00", at: 12:30 }'],
  ['small money with a point', 'a: 0.125 EUR'],
])('%s is fine', (_, text) => {
  expect(read(text).issues).toEqual([])
})

test('the text that a trap cut is carried on whole, so that one mistake is one issue', () => {
  const { root } = read('{ when: f(a, b), total: 1,000 EUR, then: x }')
  expect(root?.entries.map(({ key, value: node }) => [key, scalar(node).value])).toEqual([
    ['when', 'f(a, b)'],
    ['total', '1000 EUR'],
    ['then', 'x'],
  ])
})

test('a value that an anchor and an alias share is written out at both places', () => {
  const text = 'a: &t x y\nb: *t\nc: { d: *t }'
  const { root, issues } = read(text)
  expect(issues.map(({ code }) => code)).toEqual(['yaml-anchor', 'yaml-alias', 'yaml-alias'])
  expect(fixed(text, issues)).toBe('a: x y\nb: x y\nc: { d: x y }')
  expect(scalar(value(root, 'b')).value).toBe('x y')
})

test('a point between thousands is read before decimals, and said', () => {
  const { issues } = read('total: 25.000 EUR')
  expect(issues).toMatchObject([{ code: 'thousands-separator', severity: 'warning', suggestion: 'write `25 EUR`, or `25000 EUR`' }])
})

test('numbers keep their text', () => {
  const { root } = read('a: 2.50\nb: 9007199254740993.1\nc: 1e3')
  expect(root?.entries.map(({ value: node }) => scalar(node).source)).toEqual(['2.50', '9007199254740993.1', '1e3'])
})

// The text of a scalar, and where its part `needle` stands.
test.each([
  ['plain', 'when: a > needle', '1:11-17'],
  ['in double quotes', 'when: "a > needle"', '1:12-18'],
  ['in single quotes', "when: 'a > needle'", '1:12-18'],
  ['in braces', '{ when: a > needle }', '1:13-19'],
  ['in a literal block', 'when: |\n  a &&\n\n  b > needle\n', '4:7-13'],
  ['in a literal block with windows line ends', 'when: |\r\n  a &&\r\n  b > needle\r\n', '3:7-13'],
  ['with an escape before it: the whole text', 'when: "a\\u0020> needle"', '1:7-24'],
  ['over two lines: the whole text', 'when: a >\n  needle', '1:7-9'],
  ['folded: the whole text', 'when: >\n  a\n  needle\n', '1:7-1'],
])('a part of a text %s is placed', (_, text, place) => {
  const node = scalar(value(read(text).root, 'when'))
  const offset = node.source.indexOf('needle')
  const { line, column, endColumn } = node.place(offset, offset + 'needle'.length)
  expect(`${line}:${column}-${endColumn}`).toBe(place)
})

test('a document that is over the limit is not parsed', () => {
  const { root, issues } = read(`a: ${'x'.repeat(256 * 1024)}`)
  expect(root).toBeUndefined()
  expect(issues.map(({ code }) => code)).toEqual(['file-too-large'])
})

test('umlauts count as the bytes they are', () => {
  expect(read(`a: ${'ü'.repeat(130 * 1024)}`).issues.map(({ code }) => code)).toEqual(['file-too-large'])
})

test.each([
  ['33 levels', `a: ${'['.repeat(33)}${']'.repeat(33)}`, ['yaml-too-deep']],
  ['a hundred thousand levels', '['.repeat(100_000), undefined],
  ['twenty thousand values', `a:\n${'  - x\n'.repeat(20_001)}`, ['yaml-too-many-nodes']],
])('%s are refused', (_, text, codes) => {
  const { root, issues } = read(text)
  if (codes !== undefined) expect(issues.map(({ code }) => code)).toEqual(codes)
  expect(issues.length).toBeGreaterThan(0)
  expect(root === undefined || issues.some(({ severity }) => severity === 'error')).toBe(true)
})
