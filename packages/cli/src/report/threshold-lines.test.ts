import { expect, test } from 'vitest'
import { sayThresholds, thresholdLines } from './threshold-lines.ts'

test('labels that are close stand on levels of their own', () => {
  const lines = thresholdLines([{ gate: 'sure', permitFrom: ['0.9', '0.92', '0.95'], reviewFrom: ['0.6'] }])
  expect(lines.map(({ side, value, level }) => [side, value, level])).toEqual([
    ['review', '0.6', 0],
    ['permit', '0.9', 0],
    ['permit', '0.92', 1],
    ['permit', '0.95', 2],
  ])
})

test('two gates with the same threshold have one line', () => {
  const gate = { gate: 'sure', permitFrom: ['0.9'], reviewFrom: [] }
  expect(thresholdLines([gate, gate])).toHaveLength(1)
})

test.each([
  [[], 'No gate of this policy looks at confidence.'],
  [[{ gate: 'sure', permitFrom: ['0.9'], reviewFrom: [] }], 'Gate sure permits from 0.9, asks a person below.'],
  [
    [{ gate: 'sure', permitFrom: [], reviewFrom: ['0.6'] }],
    'Gate sure permits from a computed value, asks a person from 0.6, denies below.',
  ],
])('%j', (thresholds, said) => expect(sayThresholds(thresholds)).toBe(said))
