import { expect, test } from 'vitest'
import type { Answered, Figure } from './figure.ts'
import type { Machine } from './machine.ts'
import { printReport } from './print-report.ts'

const MACHINE: Machine = { cpu: 'A', cores: 4, memoryGB: 8, system: 'Linux', node: '24.0.0', versions: { peer: '1.0.0' } }
const row = (subject: string, median: number, more: Partial<Figure> = {}): Figure => ({
  question: 'rules',
  subject,
  gives: 'verdict',
  unit: 'ns',
  min: median / 2,
  median,
  ...more,
})
const printed = (answered: Partial<Answered>): readonly string[] =>
  printReport({ figures: [], targets: [], ...answered }, MACHINE).split('\n')

test.each([
  ['the row that ratios are of', row('one', 20, { against: 'one' }), '| rules | one | verdict | 10.0 ns | 20.0 ns | 1 |  |'],
  ['a slower row', row('two', 5000, { against: 'one' }), '| rules | two | verdict | 2.50 µs | 5.00 µs | 250 × |  |'],
  ['a faster row is told as a part', row('two', 1, { against: 'one' }), '| rules | two | verdict | 0.500 ns | 1.00 ns | 1/20.0 |  |'],
  ['milliseconds', row('two', 5e6), '| rules | two | verdict | 2.50 ms | 5.00 ms |  |  |'],
  [
    'a process',
    row('two', 12_000, { unit: 'ms', memory: { min: 1, median: 99.9 } }),
    '| rules | two | verdict | 6,000 ms | 12.0 s |  | 99.9 MB |',
  ],
])('%s', (_name, figure, line) => {
  expect(printed({ figures: [row('one', 20), figure] })).toContain(line)
})

test.each([
  ['just met', { min: 1, median: 1.5 }, '| a dry run | 1.50 × | 1.00 × | 1.50 × | met |'],
  ['missed by the median', { min: 1, median: 1.51 }, '| a dry run | 1.50 × | 1.00 × | 1.51 × | **missed** |'],
  ['not measured', { min: Number.NaN, median: Number.NaN }, '| a dry run | 1.50 × | not measured | not measured | **missed** |'],
])('a promise that is %s', (_name, timing, line) => {
  expect(printed({ targets: [{ promise: 'a dry run', ...timing, atMost: 1.5, unit: '×' }] })).toContain(line)
})

test('the machine and the versions stand at the end', () => {
  expect(printed({}).at(-1)).toBe('A, 4 cores, 8 GB, Linux, Node.js 24.0.0; peer 1.0.0')
})
