import { expect, test } from 'vitest'
import { readForLine } from './read-for-line.ts'

test.each([
  { given: 'for: order-release', expect: [{ policy: 'order-release' }] },
  { given: '  For:order-release/hold  ', expect: [{ policy: 'order-release', option: 'hold' }] },
  { given: 'for: a/hold/late', expect: [{ policy: 'a', option: 'hold', reason: 'late' }] },
  { given: 'for: a/*/late, b', expect: [{ policy: 'a', reason: 'late' }, { policy: 'b' }] },
  { given: 'for: a/*', expect: [{ policy: 'a' }] },
])('$given', ({ given, expect: scopes }) => {
  expect(readForLine(given)).toEqual({ scopes })
})

test.each([
  { given: 'for:', wrong: '' },
  { given: 'for: a/b/c/d', wrong: 'a/b/c/d' },
  { given: 'for: a,, b', wrong: '' },
  { given: 'for: good, all customers', wrong: 'all customers' },
  { given: 'for: */hold', wrong: '*/hold' },
  { given: 'for: a/hold/*', wrong: 'a/hold/*' },
  { given: `for: ${'x'.repeat(101)}`, wrong: 'x'.repeat(101) },
  { given: `for: ${Array.from({ length: 21 }, (_, index) => `p${index}`).join(',')}`, wrong: 'p20' },
])('$given is for nobody', ({ given, wrong }) => {
  expect(readForLine(given)).toEqual({ scopes: [], wrong })
})

test.each(['', 'fork: a', 'this is for: a', '- for: a', 'FORM: x'])('%j is a line of text', line => {
  expect(readForLine(line)).toBeUndefined()
})
