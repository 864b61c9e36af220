import { describe, expect, test } from 'vitest'
import type { AgentModel } from '../../policy/model.ts'
import { optionId } from '../../values/ids.ts'
import type { DecisionInput, LedgerLine } from '../decision-input.ts'
import { inputOf } from '../generated/decision-input.fixture.ts'
import { MAY_ALL, outcomeOf, proposal, voices } from '../generated/outcome.fixture.ts'
import { approve, releaseInput } from '../generated/release-card.fixture.ts'

const hour = (settled: string, from = '2026-03-21T11:00:00.000Z'): LedgerLine => ({
  from,
  until: '2026-03-21T12:00:00.000Z',
  settled,
  reserved: '0',
})
const agent = (id: string, actionsPerHour: number, over: 'review' | 'deny' = 'review'): AgentModel => ({
  id,
  actors: ['bot'],
  ...MAY_ALL,
  never: [],
  limits: { actionsPerHour, over },
})
const ONE = { agents: [agent('release-agent', 5)] }
const TWO = { agents: [agent('release-agent', 5), agent('second', 3, 'deny')] }
const GATES = { gates: [] }

/** `release-all` has two steps. */
const ask = (ledger: DecisionInput['ledger'], more: Partial<DecisionInput> = {}, confidence = '0.95') =>
  proposal({ kind: 'option', option: optionId('release-all') }, { confidence }, { ledger, ...more })

describe('actions an hour', () => {
  test.each<[string, DecisionInput, Parameters<typeof outcomeOf>[2], string[]]>([
    ['within', ask({ 'agent/release-agent': hour('3') }), ONE, []],
    ['above', ask({ 'agent/release-agent': hour('4') }), ONE, ['agent-limit review']],
    ['nobody counted', ask({}), ONE, ['agent-limit review']],
    ['less than an hour counted', ask({ 'agent/release-agent': hour('0', '2026-03-21T11:00:00.001Z') }), ONE, ['agent-limit review']],
    ['a count below zero', ask({ 'agent/release-agent': hour('-1') }), ONE, ['agent-limit review']],
    ['of the scorer', inputOf({ ledger: { 'agent/release-agent': hour('4') } }), ONE, ['agent-limit review']],
    ['of each document that lists it', ask({ 'agent/release-agent': hour('3'), 'agent/second': hour('2') }), TWO, ['agent-limit deny']],
    [
      'whatever kind the host takes it for',
      ask({ 'agent/release-agent': hour('4') }, { actor: { id: 'bot', kind: 'person', roles: [] } }),
      ONE,
      ['agent-limit review'],
    ],
    ['not of a person', ask({}, { actor: { id: 'ann', kind: 'person', roles: [] } }), ONE, []],
  ])('%s', (_name, input, agents, said) => {
    expect(voices(outcomeOf(input, GATES, agents))).toEqual(said)
  })
})

test('a plan that people had to approve counts when it is released', () => {
  const ledger = { 'agent/release-agent': hour('4') }
  const input = ask(ledger)
  const waiting = outcomeOf(input, GATES, ONE)
  expect(waiting).toMatchObject({ enforcement: 'await-approval', reserve: [] })
  const asked = { input, decision: { kind: 'single' as const, policy: input.policy, ...waiting } }
  expect(outcomeOf(releaseInput(asked, [approve()]), GATES, ONE)).toMatchObject({
    enforcement: 'execute',
    reserve: [{ key: 'agent/release-agent', of: '2', shadow: false }],
  })
})
