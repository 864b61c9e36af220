import { expect, test } from 'vitest'
import type { Unit } from './amount-text.ts'
import { amountText } from './amount-text.ts'

test.each<[number, Unit, string]>([
  [0.123456, 'ns', '0.123 ns'],
  [999, 'ns', '999 ns'],
  [1000, 'ns', '1.00 µs'],
  [1e6, 'ns', '1.00 ms'],
  [9999, 'ms', '9,999 ms'],
  [10_000, 'ms', '10.0 s'],
  [-1.47, 'ms', '-1.47 ms'],
  [99.94, 'MB', '99.9 MB'],
  [1 / 300, '×', '1/300'],
  [0.1, '×', '0.100 ×'],
  [1, '×', '1.00 ×'],
  [1_686_981, '×', '1,686,981 ×'],
  [0, 'ns', '0.00000 ns'],
  [Number.NaN, '×', 'not measured'],
])('%d %s: %s', (value, unit, text) => {
  expect(amountText(value, unit)).toBe(text)
})
