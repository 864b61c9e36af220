import { expect, test } from 'vitest'
import { instantOf } from './log-entry.ts'
import { pythonList } from './read-csv-log.ts'

test.each<[string, readonly string[]]>([
  [' ', []],
  ['[]', []],
  ["['880001']", ['880001']],
  ["['880001','880004']", ['880001', '880004']],
  [`["it's", 'a, b', 'c\\'d']`, ["it's", 'a, b', "c'd"]],
])('%s is a list of texts', (text, expected) => {
  expect(pythonList(text)).toEqual(expected)
})

test.each(["['880001'", '880001', "['880001' '880004']", "['880001',,'880004']", '[880001]', "['a'] + ['b']", `['a''b']`])(
  '%s is none, and is not read in part',
  text => {
    expect(() => pythonList(text)).toThrow(RangeError)
  },
)

test.each([
  ['2019-05-20 07:07:47.000Z', '2019-05-20T07:07:47.000Z'],
  ['2023-04-03 12:08:18', '2023-04-03T12:08:18Z'],
  ['2022-10-20T16:56:19.864004', '2022-10-20T16:56:19.864Z'],
])('%s is read as UTC', (text, expected) => {
  expect(instantOf(text)).toBe(expected)
})

test.each(['', 'yesterday', '2019-05-20', '20.05.2019 07:07:47'])('`%s` is no time', text => {
  expect(() => instantOf(text)).toThrow(RangeError)
})
