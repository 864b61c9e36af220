import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Issue } from '../issue.ts'
import { plainJson } from './plain-json.ts'
import { readJson } from './read-json.ts'

function read(text: string): { readonly value: unknown; readonly said: readonly string[] } {
  const issues: Issue[] = []
  const root = readJson('a.rules.json', text, issue => issues.push(issue))
  const said = issues.map(
    ({ code, at }) => `${code} ${at.line}:${at.column}-${at.endLine === at.line ? '' : `${at.endLine}:`}${at.endColumn}`,
  )
  return { value: root === undefined ? undefined : plainJson(root), said }
}

test.each([
  ['a comma behind the last', '{"a": [1, 2,],\n}', ['json-syntax 1:12-13', 'json-syntax 1:14-15']],
  ['comments', '// a\n{"a": /* b */ 1}', ['json-syntax 1:1-3', 'json-syntax 2:7-9']],
  ['a comment without an end', '{"a": 1} /*', ['json-syntax 1:10-12']],
  ['a key without quotes', '{a: 1}', ['json-syntax 1:2-3']],
  ['single quotes', "{'a': 1}", ['json-syntax 1:2-5']],
  ['a text in single quotes', `{"a": 'b'}`, ['json-syntax 1:7-8']],
  ['a missing comma', '{"a": 1\n "b": 2}', ['json-syntax 2:2-3']],
  ['a missing colon', '{"a" 1}', ['json-syntax 1:6-7']],
  ['a text over two lines', '{"a": "b\nc"}', ['json-syntax 1:7-8']],
  ['an unknown escape', String.raw`{"a": "\q"}`, ['json-syntax 1:7-11']],
  ['a tab in a text', '{"a": "\t"}', ['json-syntax 1:7-10']],
  ['leading zeros', '{"a": 007}', ['json-syntax 1:7-10']],
  ['a point at the end', '{"a": 1.}', ['json-syntax 1:7-9']],
  ['a plus', '{"a": +1}', ['json-syntax 1:7-9']],
  ['None', '{"a": None}', ['json-syntax 1:7-11']],
  ['two values', '{} {}', ['json-syntax 1:4-5']],
  ['nothing', '', ['json-syntax 1:1-1']],
  ['an end too early', '{"a": [', ['json-syntax 1:8-8']],
  ['a byte order mark', '\uFEFF{}', ['json-syntax 1:1-2']],
  ['an infinite number', '{"a": 1e999}', ['number-not-finite 1:7-12']],
  ['a key twice', '{"a": 1, "a": 2}', ['duplicate-key 1:10-13']],
  ['a prototype', '{"__proto__": 1}', ['yaml-forbidden-key 1:2-13']],
  ['half a character', String.raw`{"a": "\ud800"}`, ['not-unicode 1:7-15']],
  ['33 levels', `${'['.repeat(33)}${']'.repeat(33)}`, ['json-too-deep 1:33-34']],
  ['a hundred thousand levels', '['.repeat(100_000), ['json-too-deep 1:33-34']],
  ['twenty thousand values', `[${'1,'.repeat(20_000)}1]`, ['json-too-large 1:40000-40001']],
  ['a file too large', ' '.repeat(256 * 1024 + 1), ['file-too-large 1:1-2']],
])('%s', (_, text, said) => {
  expect(read(text).said).toEqual(said)
})

test('parts of a text are placed', () => {
  const root = readJson('a', '{"a": "some needle"}', () => undefined)
  const node = root?.kind === 'map' ? root.entries[0]?.value : undefined
  const at = node?.kind === 'scalar' ? node.place(5, 11) : undefined
  expect(`${at?.column}-${at?.endColumn}`).toBe('13-19')
})

/** What `JSON.parse` makes of a text; nothing where it throws. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '"a"',
          '"b"',
          '1',
          '-0',
          '1.5e3',
          '01',
          'null',
          'true',
          ' ',
          '\n',
          '"',
          '\\',
          '//',
          '/*',
          "'",
          '-',
        ],
      ),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(''))

test('it takes what JSON.parse takes, and means the same', () => {
  const law = fc.property(fc.oneof(fc.json({ noUnicodeString: false }), pieces), text => {
    const { value, said } = read(text)
    const expected = parsed(text)
    if (said.length === 0) expect(value).toEqual(expected)
    else if (!said.every(code => /^(duplicate-key|yaml-forbidden-key|not-unicode|number-not-finite)/.test(code)))
      expect(expected).toBeUndefined()
  })
  fc.assert(law, { numRuns: 1_000 })
})
