import type { Decision } from '@countersign/core'
import { optionId } from '@countersign/core'
import { expect, test } from 'vitest'
import { decided } from '../dry-run/decided.fixture.ts'
import { createConfidenceBins } from './confidence-bins.ts'

function sure(confidence: string): Decision {
  const { decision } = decided({ verdict: 'review' })
  const chosen = { plan: { option: optionId('hold'), steps: [] }, by: { kind: 'scorer', scorer: 's' }, confidence } as const
  return decision.kind === 'single' ? { ...decision, chosen } : decision
}

test.each([
  ['0', 0],
  ['0.009', 0],
  ['0.01', 1],
  ['0.29', 29],
  ['0.9', 90],
  ['0.899999999999999999999', 89],
  ['0.999', 99],
  ['1', 100],
  ['1.0', 100],
])('confidence %s is in bin %d', (confidence, bin) => {
  const bins = createConfidenceBins()
  bins.add(sure(confidence))
  expect(bins.part()).toEqual([['order-release', [[bin, [0, 1, 0, 0]]]]])
})

test('what a rule chose has no confidence', () => {
  const bins = createConfidenceBins()
  for (const verdict of ['permit', 'not-applicable'] as const) bins.add(decided({ verdict }).decision)
  expect(bins.part()).toEqual([])
})
