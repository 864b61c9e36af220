import { describe, expect, test } from 'vitest'
import type { Relation } from '../../policy/expression.ts'
import type { PolicyModel } from '../../policy/model.ts'
import { decide } from '../decide.ts'
import type { DecisionInput } from '../decision-input.ts'
import { inputOf } from '../generated/decision-input.fixture.ts'
import { compare, cost, literal, NUMBER, when } from '../generated/expression.fixture.ts'
import { GUARD_POLICY, POLICY, workspaceOf } from '../generated/release.fixture.ts'
import { policySetOf } from '../policy-set.ts'

const STRICT: PolicyModel = {
  ...GUARD_POLICY,
  guards: [{ id: 'never-post', for: ['journal.post'], then: 'deny', approvals: 1, because: '' }],
  gates: [{ id: 'undo', for: ['journal.post'], kind: 'reversible', until: 'never', else: 'deny' }],
}

function said(policy: PolicyModel, input: DecisionInput, decider: PolicyModel = { ...POLICY, gates: [] }): readonly string[] {
  const decision = decide(policySetOf(workspaceOf([decider, policy])), input)
  if (decision.kind !== 'single') throw new Error(decision.reason.code)
  const struck = decision.struck.flatMap(({ option, reasons }) => (option === 'release-all' ? reasons : []))
  const reasons = struck.length > 0 ? struck : decision.reasons
  return reasons.map(({ code, vote, counted }) => `${code} ${vote}${counted ? '' : ' uncounted'}`)
}

const NEW_YORK = {
  'DC-EAST': {
    days: [{ day: '2026-03-21', starts: '2026-03-21T04:00:00.000Z', ends: '2026-03-22T04:00:00.000Z', open: [], cutoffs: {} }],
  },
}
const WITH = inputOf({ calendars: NEW_YORK })

describe('a guard policy and its days', () => {
  test.each<[string, PolicyModel['effective'], DecisionInput, string[]]>([
    ['in force', { from: '2026-01-01' }, inputOf(), ['never-post deny']],
    ['not yet', { from: '2026-04-01' }, inputOf(), []],
    ['perhaps from today', { from: '2026-03-21' }, inputOf(), ['never-post review']],
    ['perhaps until today', { to: '2026-03-21' }, inputOf(), ['never-post review']],
    ['from today, by the calendar', { from: '2026-03-21' }, WITH, ['never-post deny']],
    ['until today, by the calendar', { to: '2026-03-21' }, WITH, []],
  ])('%s', (_name, effective, input, expected) => {
    expect(said({ ...STRICT, gates: [], ...(effective === undefined ? {} : { effective }) }, input)).toEqual(expected)
  })

  test('its gates are as uncertain', () => {
    expect(said({ ...STRICT, guards: [], effective: { from: '2026-03-22' } }, inputOf())).toEqual(['undo review'])
  })

  test('in `observe` it has no effect, in force or not', () => {
    const observed: PolicyModel = { ...STRICT, gates: [], effective: { from: '2026-03-22' }, rollout: { default: 'observe', rows: [] } }
    expect(said(observed, inputOf())).toEqual(['never-post deny uncounted'])
  })
})

describe('a plan whose cost is a plain number, and a guard policy that takes it for money', () => {
  const PLAIN: PolicyModel = {
    ...POLICY,
    gates: [],
    options: POLICY.options.map(option => ({ ...option, cost: when(literal(NUMBER, '5')) })),
  }

  test.each<Relation>(['equal', 'not-equal', 'less', 'at-most', 'greater', 'at-least'])('%s is unknown', relation => {
    const itself = { id: 'itself', for: ['*'], when: when(compare(cost, relation, cost)), then: 'deny', approvals: 1, because: '' } as const
    expect(said({ ...STRICT, gates: [], guards: [itself] }, inputOf(), PLAIN)).toEqual(['itself review'])
  })
})
