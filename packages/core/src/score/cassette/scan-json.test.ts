import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonFlaws, spansOf } from './scan-json.ts'

const TEXT = '{\n  "a": [1, { "b": "x\\"y" }, []],\n  "c": {}, "d": -1.5e3 }'

test.each<[readonly string[], string]>([
  [['a'], '[1, { "b": "x\\"y" }, []]'],
  [['a', '0'], '1'],
  [['a', '1', 'b'], '"x\\"y"'],
  [['a', '2'], '[]'],
  [['c'], '{}'],
  [['d'], '-1.5e3'],
  [['a', '1', 'none', 'deeper'], '{ "b": "x\\"y" }'],
  [['a', '9'], '[1, { "b": "x\\"y" }, []]'],
  [[], TEXT],
])('%j stands where its text is', (path, expected) => {
  const [span] = spansOf(TEXT, [path])
  expect(TEXT.slice(span?.start, span?.end)).toBe(expected)
})

test('several paths are found in one pass', () => {
  expect(spansOf(TEXT, [['d'], ['a', '0']]).map(({ start, end }) => TEXT.slice(start, end))).toEqual(['-1.5e3', '1'])
})

test('every part of any JSON is found where it stands', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.nat(3), (text, indent) => {
      const value: unknown = JSON.parse(text)
      const printed = JSON.stringify(value, undefined, indent)
      const paths = pathsIn(value).filter(path => path.every(name => !/["\\\u0000-\u001f\ud800-\udfff]/.test(name)))
      const spans = spansOf(printed, paths)
      for (const [index, path] of paths.entries()) {
        expect(JSON.parse(printed.slice(spans[index]?.start, spans[index]?.end))).toEqual(at(value, path))
      }
    }),
  )
})

function pathsIn(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [[]]
  return [[], ...Object.entries(value).flatMap(([name, inner]) => pathsIn(inner).map(path => [name, ...path]))]
}

function at(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value
  return at(typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined, rest)
}

test.each<[string, readonly string[]]>([
  ['{"a":1,"b":2}', []],
  ['{"a":1,"a":1}', ['"a" at 7']],
  ['{"a":1,\n "\\u0061" :2, "a":3}', ['"\\u0061" at 9', '"a" at 22']],
  ['[{"a":1},{"a":1}]', []],
  ['{"a":{"b":1,"c":[{"b":1,"b":2}]},"b":1}', ['"b" at 24']],
  ['{"__proto__":1,"toString":1,"__proto__":2}', ['"__proto__" at 28']],
  ['{"":1,"":2}', ['"" at 6']],
  ['{"a":1,"a":2,', ['"a" at 7']],
])('of %s the keys that stand twice are found', (text, expected) => {
  expect(jsonFlaws(text).repeated.map(({ start, end }) => `${text.slice(start, end)} at ${start}`)).toEqual(expected)
})

test('a key stands twice where printing what was read gives fewer', () => {
  const key = fc.constantFrom('a', 'b', '\\u0061', '\\n', 'c')
  const value = fc.constantFrom('1', '"x"', '[]', '{}')
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value), { maxLength: 5 }), members => {
      const text = `{${members.map(([name, held]) => `"${name}":${held}`).join(',')}}`
      expect(jsonFlaws(text).repeated).toHaveLength(members.length - Object.keys(JSON.parse(text)).length)
    }),
  )
})

test('it takes for broken what `JSON.parse` does, and nothing else', () => {
  const piece = fc.constantFrom(...'{}[]",:\\u\n '.split(''), 'true', 'null', '1', '-', '01', '"a"', 'é', '"\\u', '00e9"')
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 8 }).map(pieces => pieces.join('')),
        fc.json(),
      ),
      text => {
        expect(jsonFlaws(text).broken === undefined, text).toBe(isJson(text))
      },
    ),
    { numRuns: 2000 },
  )
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
