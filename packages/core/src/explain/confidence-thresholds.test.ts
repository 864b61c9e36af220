import { expect, test } from 'vitest'
import { literal, PROBABILITY } from '../evaluate/generated/expression.fixture.ts'
import { GUARD_POLICY, POLICY } from '../evaluate/generated/release.fixture.ts'
import type { GateModel } from '../policy/model.ts'
import { confidenceThresholds } from './confidence-thresholds.ts'

test('a parameter has the values of the default and of every rollout row, each once, ascending', () => {
  const row = (sureEnough: string) => ({ phase: 'unattended', with: { sureEnough } }) as const
  const rollout = { default: 'observe', rows: [row('0.95'), row('0.9'), row('0.92'), { phase: 'approval', with: {} }] } as const
  expect(confidenceThresholds({ ...POLICY, rollout })).toEqual([{ gate: 'sure', permitFrom: ['0.9', '0.92', '0.95'], reviewFrom: ['0.6'] }])
})

test('without `reviewFrom` there is none; what is computed has no value here; other gates have no confidence', () => {
  const gate: GateModel = { id: 'c', for: [], kind: 'confidence', permitFrom: { op: 'now', type: PROBABILITY } }
  const plain: GateModel = { ...gate, permitFrom: literal(PROBABILITY, '0.5') }
  expect(
    confidenceThresholds({ ...POLICY, gates: [gate, plain, ...GUARD_POLICY.gates.filter(({ kind }) => kind !== 'confidence')] }),
  ).toEqual([
    { gate: 'c', permitFrom: [], reviewFrom: [] },
    { gate: 'c', permitFrom: ['0.5'], reviewFrom: [] },
  ])
})
