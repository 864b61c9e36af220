import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonBreak, spansOf } from './scan-json.ts'

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

test('it takes for broken what `JSON.parse` does, and nothing else', () => {
  const piece = fc.constantFrom(...'{}[]",:\\u\n '.split(''), 'true', 'null', '1', '-', '01', '"a"', 'é', '"\\u', '00e9"')
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 8 }).map(pieces => pieces.join('')),
        fc.json(),
      ),
      text => {
        expect(jsonBreak(text) === undefined, text).toBe(isJson(text))
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
