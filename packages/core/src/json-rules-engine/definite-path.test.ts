import fc from 'fast-check'
import { Almanac } from 'json-rules-engine'
import { expect, test } from 'vitest'
import { parseDefinitePath, readPath } from './definite-path.ts'

const DOCUMENT = {
  a: { b: 5, 'c.d': 6, 'e f': 7, 'x-y': 8, none: null, no: false, zero: 0, empty: '', text: 'abc' },
  list: [{ n: 1 }, { n: 2 }],
  length: 3,
  '0': 'zero',
}

/** The path as the engine itself reads it: by jsonpath-plus. */
async function theirs(value: object, path: string): Promise<unknown> {
  const almanac = new Almanac()
  almanac.addFact('f', value)
  return almanac.factValue('f', {}, path)
}

test.each([
  ['$', DOCUMENT],
  ['$.a.b', 5],
  ['a.b', 5],
  ["$['a']['c.d']", 6],
  ['$["a"]["e f"]', 7],
  ['$.a.x-y', 8],
  ['$.a.none', null],
  ['$.a.none.b', undefined],
  ['$.a.no', false],
  ['$.a.zero', 0],
  ['$.a.zero.b', undefined],
  ['$.a.empty', ''],
  ['$.a.empty.length', undefined],
  ['$.a.text.length', 3],
  ['$.a.text[1]', 'b'],
  ['$.list[1].n', 2],
  ['$.list.1.n', 2],
  ['$.list[2].n', undefined],
  ['$.list.length', 2],
  ['$.length', 3],
  ['$[0]', 'zero'],
  ['$.a.toString', undefined],
  ['$.a.__proto__', undefined],
])('S13, S14: %s', async (text, expected) => {
  const path = parseDefinitePath(text)
  expect(path && readPath(DOCUMENT, path)).toEqual(expected)
  expect(await theirs(DOCUMENT, text)).toEqual(expected)
})

test.each([
  ...[
    '$.list[*].n',
    '$.list.*',
    '$..n',
    '$.list[0:1]',
    '$.list[-1:]',
    '$.list[0,1]',
    "$['a','b']",
    '$.list[?(@.n > 1)]',
    '$.list[(@.length-1)]',
  ],
  ...['$.a^', '$.a~', '$.a@string()', '$.`a', '.a', ' $.a', '$.a ', '$.', '$..', '$a', '', '[0]', '$.list[-1]', '$[\'a"]', '$[]', "$['']"],
  ...[
    "$['a,b']",
    "$['*']",
    '$["*"]',
    "$['..']",
    "$['a^b']",
    "$['~']",
    "$['@number()']",
    "$['`a']",
    "$['a;b']",
    "$['0:1']",
    "$['?(@)']",
    "$['$']",
  ],
  ...['constructor', 'toString', '__proto__', 'hasOwnProperty'],
])('refused: %s', text => {
  expect(parseDefinitePath(text)).toBeUndefined()
})

const SIGNS = [
  'a,b',
  '*',
  '..',
  '.',
  '...',
  'a^b',
  '^',
  '~',
  '@',
  '`a',
  'a;b',
  '0:1',
  '-1:',
  '$',
  '%@%',
  '#0',
  '(a)',
  '?(@)',
  '-',
  '-1',
  '00',
]
const keys = fc.constantFrom('a', 'b', 'length', '0', '1', 'x-y', 'c.d', 'e f', 'ä', '12', 'a/b', 'constructor', ...SIGNS)
const value = fc.letrec<{ node: unknown }>(tie => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, 0, 1, '', 'text', true, false, Number.NaN),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(keys, tie('node'), { maxKeys: 4 }),
  ),
})).node
const written = fc.oneof(
  keys.filter(key => /^[\w-]+$/.test(key)).map(key => `.${key}`),
  fc.nat({ max: 3 }).map(index => `[${index}]`),
  keys.map(key => `['${key}']`),
  keys.map(key => `["${key}"]`),
  fc.constantFrom('*', '..', '[*]', '^', '~', '[0:1]', ',', "['", ']', '.', '@', '`', ' ', '[?(@)]'),
)
const texts = fc
  .tuple(fc.constantFrom('$', '$', '$', 'a', 'length', '', 'constructor'), fc.array(written, { maxLength: 4 }))
  .map(([root, rest]) => root + rest.join(''))

/** `DIFFERENTIAL=200000` for a long run. */
const RUNS = Number(process.env['DIFFERENTIAL'] ?? 2000)

test('whatever it takes, it reads as the engine does', { timeout: Math.max(60_000, RUNS) }, async () => {
  let taken = 0
  const law = fc.asyncProperty(fc.dictionary(keys, value, { maxKeys: 4 }), texts, async (document, text) => {
    const path = parseDefinitePath(text)
    if (path === undefined) return
    taken += 1
    expect(readPath(document, path)).toEqual(await theirs(document, text))
  })
  await fc.assert(law, { numRuns: RUNS })
  expect(taken).toBeGreaterThan(500)
})
