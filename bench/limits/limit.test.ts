import { expect, test } from 'vitest'
import { disagreements } from '../engines/agreement.ts'
import { approvalCases } from '../order-approval/approval-case.ts'
import { limits } from './limit.ts'
import { limitEngines } from './limit-engines.ts'

const CASES = 60

test('the limits are the same in every run', () => {
  expect(limits(1000).slice(0, 2)).toEqual([
    { id: 'limit-1', tier: 'B', termDays: 14, total: 20_805 },
    { id: 'limit-2', tier: 'A', termDays: 60, total: 20_143 },
  ])
})

test('every engine tells the same limits that speak, and some do', async () => {
  // Lower than those of the bench, so that a few limits and cases are enough.
  const low = limits(12).map(limit => ({ ...limit, total: 12_000 }))
  const engines = await limitEngines(low, approvalCases(CASES))
  expect(await disagreements(engines, CASES)).toEqual([])
  const [ours] = engines
  const verdicts = Array.from({ length: CASES }, (_, index) => ours?.read(ours.run(index)).verdict)
  expect(new Set(verdicts)).toEqual(new Set(['permit', 'review']))
})
