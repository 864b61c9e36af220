import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainText } from './plain-text.ts'
import { sayJson } from './say-json.ts'

test.each([
  { given: 'credit blocked', expect: 'credit blocked' },
  { given: 'two\nlines\r\n', expect: 'two lines' },
  { given: '\u001b[31mred', expect: '[31mred' },
  { given: 'abc\u202edcba', expect: 'abc dcba' },
  { given: 'half \ud800 pair', expect: 'half   pair' },
  { given: 'whole 😀 pair', expect: 'whole 😀 pair' },
  { given: `${'x'.repeat(78)}😀 and more`, expect: `${'x'.repeat(78)}…` },
])('plainText($given)', ({ given, expect: plain }) => {
  expect(plainText(given)).toBe(plain)
})

test.each([
  { given: { amount: '250', currency: 'EUR' }, expect: '250 EUR' },
  { given: { amount: '5', unit: 'EA' }, expect: '5 EA' },
  { given: { status: 'ok', since: '2026' }, expect: '{ status: ok, since: 2026 }' },
  { given: ['A', 'B'], expect: '[A, B]' },
  { given: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], expect: '[1, 2, 3, 4, 5, 6, 7, 8, … 2 more]' },
  { given: [[[['deep']]]], expect: '[[[[ … ]]]]' },
  { given: '', expect: '“”' },
])('sayJson($expect)', ({ given, expect: said }) => {
  expect(sayJson(given)).toBe(said)
})

test('whatever came from outside is one short line', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: 'binary', maxLength: 400 }), (value, text) => {
      for (const said of [sayJson(JSON.parse(JSON.stringify(value) ?? '0') ?? 0), plainText(text)]) {
        expect(said.length).toBeLessThanOrEqual(200)
        expect(said).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/)
        expect(said.isWellFormed()).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})
