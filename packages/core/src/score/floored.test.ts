import { expect, test } from 'vitest'
import { confidenceText, scoreText } from './floored.ts'

test.each<[unknown, string | undefined]>([
  [0, '0'],
  [-0, '0'],
  [1, '1'],
  ['1.000', '1'],
  [0.92, '0.92'],
  [0.9199999, '0.919999'],
  ['0.9199999', '0.919999'],
  [0.9999999, '0.999999'],
  [1e-7, '0'],
  [1e-20, '0'],
  [5e-324, '0'],
  ['0.000001', '0.000001'],
  ['0.00000010', '0'],
  [1.0000001, undefined],
  ['1.0000001', undefined],
  [-0.0000001, undefined],
  [-1, undefined],
  [2, undefined],
  ['10', undefined],
  [Number.NaN, undefined],
  [Number.POSITIVE_INFINITY, undefined],
  ['', undefined],
  ['0,9', undefined],
  [' 0.9', undefined],
  ['1e-1', undefined],
  [true, undefined],
  [undefined, undefined],
  [{ valueOf: () => 1 }, undefined],
])('the confidence %o is %s', (given, text) => {
  expect(confidenceText(given)).toBe(text)
})

test.each<[unknown, string | undefined]>([
  [12.5, '12.5'],
  [-3, '-3'],
  ['12.1234567', '12.123456'],
  ['-12.1234567', '-12.123457'],
  ['-0.9999999', '-1'],
  [-1e-20, '-0.000001'],
  [1e40, undefined],
  [Number.NaN, undefined],
])('the score %o is %s', (given, text) => {
  expect(scoreText(given)).toBe(text)
})
