import { expect, test } from 'vitest'
import type { Json } from '../../values/json.ts'
import { writeText, writeValue } from './write-value.ts'

test.each<[string, string, number, string]>([
  ['at the limit', 'abcde', 5, '"abcde"'],
  ['one more', 'abcdef', 5, '"abcde<1 more character not shown>"'],
  ['many more', 'x'.repeat(1005), 5, '"xxxxx<1000 more characters not shown>"'],
  ['not within a character', 'abcd😀e', 5, '"abcd<3 more characters not shown>"'],
  ['not within an escape', '\u200b'.repeat(3), 2, String.raw`"\u200b\u200b<1 more character not shown>"`],
  ['a forged mark is none', 'a<9 more characters not shown>', 40, String.raw`"a\u003c9 more characters not shown\u003e"`],
])('a text is cut: %s', (_name, text, longest, written) => {
  expect(writeText(text, longest)).toBe(written)
})

const list = (count: number) => Array.from({ length: count }, (_, index) => index)
const nested = (depth: number): Json => (depth === 0 ? 'end' : [nested(depth - 1)])

test.each<[string, Json, { text: number; value: number }, string]>([
  ['text, number, bool', ['a', 1.5, true, false], { text: 9, value: 99 }, '["a",1.5,true,false]'],
  ['an object keeps its order', { b: 1, a: { c: 'x' } }, { text: 9, value: 99 }, '{"b":1,"a":{"c":"x"}}'],
  ['200 elements', list(200), { text: 9, value: 999 }, JSON.stringify(list(200))],
  ['201 elements', list(201), { text: 9, value: 999 }, `${JSON.stringify(list(200)).slice(0, -1)},"<1 more element not shown>"]`],
  ['no room left', ['abc', 'def', 'ghi'], { text: 9, value: 6 }, '["abc","def","<1 more element not shown>"]'],
  ['no room left in an object', { ab: 'cd', ef: 'gh', ij: 'k' }, { text: 9, value: 4 }, '{"ab":"cd","<2 more members not shown>":true}'],
  [
    'long keys that begin alike stay two',
    { aaaaaX: 1, aaaaaY: 2 },
    { text: 5, value: 99 },
    '{"aaaaa<1 more character not shown><key 1>":1,"aaaaa<1 more character not shown><key 2>":2}',
  ],
  ['12 levels', nested(12), { text: 9, value: 99 }, `${'['.repeat(12)}"end"${']'.repeat(12)}`],
  ['13 levels', nested(13), { text: 9, value: 99 }, `${'['.repeat(12)}"<nested deeper, not shown>"${']'.repeat(12)}`],
])('a value is bounded: %s', (_name, value, room, written) => {
  expect(writeValue(value, room)).toBe(written)
  expect(() => JSON.parse(written)).not.toThrow()
})

test.each<[string, unknown]>([
  ['null', null],
  ['NaN', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['undefined', undefined],
])('what JavaScript hands over beside JSON is null: %s', (_name, value) => {
  expect(writeValue(value as Json, { text: 9, value: 99 })).toBe('null')
})
