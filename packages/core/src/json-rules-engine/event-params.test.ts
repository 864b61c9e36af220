import { expect, test } from 'vitest'
import { eventParams, MalformedParamsError } from './event-params.ts'

test('what is null or undefined is left out', () => {
  expect(eventParams({ a: null, b: undefined, c: [{ d: null, e: 1 }], f: 'x', g: false })).toEqual({ c: [{ e: 1 }], f: 'x', g: false })
})

const nested = (levels: number): object => (levels === 0 ? {} : { a: nested(levels - 1) })
const round: Record<string, unknown> = {}
round['a'] = round

test.each<[name: string, params: unknown, where: string]>([
  ['a text', 'x', 'params'],
  ['a list', [1], 'params'],
  ['a day', { a: new Date(0) }, 'params.a'],
  ['a function', { a: [() => 1] }, 'params.a[0]'],
  ['no number', { a: Number.NaN }, 'params.a'],
  ['null in a list', { a: [null] }, 'params.a[0]'],
  ['half a character', { a: 'half \uD800' }, 'params.a'],
  ['half a character in a key', { a: { '\uDC00': 1 } }, 'params.a'],
  ['too many levels', nested(40), `params${'.a'.repeat(33)}`],
  ['what holds itself', round, `params${'.a'.repeat(33)}`],
])('%s is no JSON', (_, params, where) => {
  const fails = () => eventParams(params)
  expect(fails).toThrow(MalformedParamsError)
  expect(fails).toThrow(`\`${where}\` of an event`)
})
