import { expect, test } from 'vitest'
import type { PolicyModel } from '../../policy/model.ts'
import { decide } from '../decide.ts'
import type { DecisionInput } from '../decision-input.ts'
import { answered, inputOf, known } from '../generated/decision-input.fixture.ts'
import { POLICY, workspaceOf } from '../generated/release.fixture.ts'
import { AGENT } from '../generated/release-world.fixture.ts'
import { policySetOf } from '../policy-set.ts'

/** The scorer's agent may release and post, and not hold, which is `otherwise` and what a failure runs. */
const NARROW = { ...AGENT, propose: ['order.release', 'journal.post'], execute: ['order.release', 'journal.post'] }
const NEVER = { ...NARROW, never: ['order.hold'] }
const { propose } = POLICY
if (propose === undefined) throw new Error('the release policy asks a scorer')

const BLOCKED = inputOf({ facts: { credit: known({ status: 'held' }), freight: known({ amount: '18 EUR' }) } })
const FAILED = inputOf({ scoring: { '': { status: 'failed', scorer: 'release', why: 'timeout' } } })
const OTHER = inputOf({ scoring: { '': { ...answered({ 'release-all': '0.95' }), scorer: 'toy' } } })
const byBot = (input: DecisionInput): DecisionInput => ({ ...input, actor: { id: 'bot', kind: 'agent', roles: [] } })

test.each<[string, DecisionInput, typeof AGENT, object]>([
  [
    'nothing is left: `otherwise` runs',
    BLOCKED,
    NARROW,
    { verdict: 'deny', fallback: { plan: { option: 'hold' }, verdict: 'permit', enforcement: 'execute' } },
  ],
  [
    'nor may it be kept from that by an agent that did not trigger it',
    BLOCKED,
    NEVER,
    { fallback: { verdict: 'permit', enforcement: 'execute' } },
  ],
  ['by one that did it is', byBot(BLOCKED), NEVER, { fallback: { verdict: 'deny', enforcement: 'block' } }],
  ['with one choice left it is not asked, a person is', inputOf(), NARROW, { verdict: 'review', reasons: [{ code: 'person-chooses' }] }],
])('the scope of a scorer binds only what it chooses: %s', (_name, input, agent, expected) => {
  const policies = policySetOf(workspaceOf([POLICY], { agents: [agent] }))
  expect(decide(policies, input)).toMatchObject(expected)
})

/** A second choice within the scope, so that the scorer is asked. */
const TWO_CHOICES: Partial<PolicyModel> = {
  options: [...POLICY.options, ...POLICY.options.filter(({ id }) => id === 'release-all').map(one => ({ ...one, id: 'release-too' }))],
  propose: { ...propose, choices: ['release-all', 'release-too'], onFailure: { kind: 'option', option: 'hold' } },
}

test.each<[string, DecisionInput, typeof AGENT, object]>([
  [
    'a failure',
    FAILED,
    NARROW,
    { verdict: 'permit', enforcement: 'execute', chosen: { plan: { option: 'hold' }, by: { because: 'failure' } } },
  ],
  ['an answer of another scorer', OTHER, NARROW, { chosen: { plan: { option: 'hold' }, by: { kind: 'otherwise', because: 'failure' } } }],
  ['a failure under an agent that may never hold', byBot(FAILED), NEVER, { verdict: 'deny', enforcement: 'block' }],
])('what a failure runs is nobody’s choice: %s', (_name, input, agent, expected) => {
  const policies = policySetOf(workspaceOf([{ ...POLICY, ...TWO_CHOICES }], { agents: [agent] }))
  expect(decide(policies, input)).toMatchObject(expected)
})
