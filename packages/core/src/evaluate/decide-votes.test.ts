import { describe, expect, test } from 'vitest'
import type { OptionId } from '../values/ids.ts'
import { decisionId, optionId } from '../values/ids.ts'
import type { DecisionInput } from './decision-input.ts'
import { answered, inputOf, known, ORDER } from './generated/decision-input.fixture.ts'
import { GUARD_POLICY, POLICY, WORKSPACE, workspaceOf } from './generated/release.fixture.ts'
import { approve, asked, choose, outcome, partial, released, twoLines, vote, whole, withFreight } from './generated/release-card.fixture.ts'
import { policySetOf } from './policy-set.ts'

const policies = policySetOf(WORKSPACE)
const approval = policySetOf(workspaceOf([{ ...POLICY, rollout: { default: 'approval', rows: [] } }, GUARD_POLICY]))

describe('release of a card', () => {
  test('confidence is not judged again, and the budget counts what runs unattended', () => {
    expect(released(whole, [approve()])).toMatchObject({ verdict: 'permit', enforcement: 'execute', by: 'scorer', reserve: 0 })
  })

  test('a queue that has voted is silent', () => {
    expect(released(partial, [approve()])).toMatchObject({ verdict: 'permit', enforcement: 'execute', runs: ['split', '2', '3[0]'] })
  })

  test('the vote of another queue answers nothing', () => {
    expect(released(partial, [approve('customer-care')])).toMatchObject({
      verdict: 'review',
      reasons: ['planners-confirm', 'approvals-missing'],
      queues: ['planners'],
    })
  })

  test('the approvals that a guard asks for are people, not votes', () => {
    const far = inputOf({ scoring: { '': answered({ 'release-part': '0.7' }) } }, { ...ORDER, lines: [{ id: '1', short: '11' }] })
    expect(released(far, [approve(), approve('customer-care', 'bob'), approve('customer-care', 'bob')])).toMatchObject({
      reasons: ['short-by-far', 'approvals-missing'],
      queues: ['customer-care'],
    })
    expect(released(far, [approve(), approve('customer-care', 'bob'), approve('customer-care', 'eve')])).toMatchObject({
      verdict: 'permit',
    })
  })

  test('in approval the vote of the own queue is what the phase waits for', () => {
    expect(released(whole, [approve('customer-care')], { set: approval })).toMatchObject({
      enforcement: 'await-approval',
      queues: ['planners'],
    })
    expect(released(whole, [approve()], { set: approval })).toMatchObject({ verdict: 'permit', enforcement: 'execute' })
  })

  test('a stop holds an approved plan too', () => {
    const stopped = { ...whole, standing: { certificates: {}, stops: ['all'] } }
    expect(released(stopped, [approve()])).toMatchObject({ enforcement: 'await-approval' })
  })

  test('another plan goes back with the difference', () => {
    const shown = asked(twoLines)
    expect(released(partial, [approve()], { shown })).toMatchObject({
      verdict: 'review',
      reasons: ['planners-confirm', 'different-plan', 'approvals-missing'],
      enforcement: 'await-approval',
    })
  })

  test('cost may differ within the band of each limit', () => {
    const shown = asked(withFreight(partial, '20 EUR'))
    expect(released(withFreight(partial, '21 EUR'), [approve()], { shown })).toMatchObject({ verdict: 'permit' })
    expect(released(withFreight(partial, '251 EUR'), [approve()], { shown })).toMatchObject({
      verdict: 'review',
      reasons: ['planners-confirm', 'different-plan', 'approvals-missing', 'spend'],
    })
  })

  test('a new deny stands', () => {
    const shown = asked(whole)
    const blocked = { ...whole, facts: { ...whole.facts, credit: known({ status: 'unchecked' }) } }
    expect(released(blocked, [approve()], { shown })).toMatchObject({
      verdict: 'deny',
      reasons: ['credit-is-clear'],
      fallback: { kind: 'otherwise', because: 'denied' },
    })
  })

  test('a rejection ends in `otherwise`', () => {
    expect(released(whole, [approve(), vote({ kind: 'reject' }, 'planners', 'bob')])).toMatchObject({
      verdict: 'deny',
      enforcement: 'block',
      reasons: ['rejected'],
      fallback: { kind: 'otherwise', because: 'rejected' },
    })
  })

  test('a person chooses another option', () => {
    expect(released(whole, [choose('hold')])).toMatchObject({ verdict: 'permit', enforcement: 'execute', option: 'hold', by: 'person' })
    expect(released(whole, [choose('release-all')])).toMatchObject({ verdict: 'permit', option: 'release-all', by: 'scorer' })
  })

  test.each([
    ['that is not there', 'sell'],
    ['that is struck, so it is not on the card', 'release-part'],
  ])('no option %s', (_name, option) => {
    expect(released(whole, [choose(option)])).toMatchObject({ verdict: 'review', reasons: ['not-a-choice', 'approvals-missing'] })
  })

  test('on a card without a plan a person has to choose', () => {
    const shown = asked({ ...whole, scoring: { '': answered({ 'release-all': '0.5', hold: '0.5' }) } })
    expect(released(whole, [choose('hold')], { shown })).toMatchObject({ verdict: 'permit', enforcement: 'execute', option: 'hold' })
    expect(released(whole, [approve()], { shown })).toMatchObject({ reasons: ['person-chooses', 'approvals-missing'] })
    expect(released(whole, [vote({ kind: 'reject' })], { shown })).toMatchObject({
      reasons: ['rejected'],
      fallback: { kind: 'otherwise', because: 'rejected' },
    })
  })
})

describe('release of what an agent proposed', () => {
  const proposal = (ask: Extract<DecisionInput['trigger'], { kind: 'proposal' }>['proposal']['ask'], more: object = {}): DecisionInput => ({
    ...whole,
    actor: { id: 'bot', kind: 'agent', roles: [] },
    trigger: { kind: 'proposal', proposal: { policy: whole.policy, ask, runs: 'us', confidence: '0.7', cost: '0', ...more } },
  })

  test('actions of its own are built again from what was shown', () => {
    const ask = { kind: 'actions', actions: [{ action: 'order.release', params: { orderId: 'SO-1' } }] } as const
    const shown = asked(proposal(ask))
    expect(released(whole, [approve()], { shown })).toMatchObject({
      verdict: 'permit',
      enforcement: 'execute',
      option: 'proposed',
      by: 'agent',
      runs: ['1'],
    })
  })

  test('rejected, no `otherwise` runs', () => {
    const shown = asked(proposal({ kind: 'option', option: optionId('release-all') }))
    expect(released(whole, [vote({ kind: 'reject' })], { shown })).toMatchObject({
      verdict: 'deny',
      enforcement: 'block',
      fallback: undefined,
    })
  })

  test('a figure that it states may only raise', () => {
    const dear = proposal(
      { kind: 'option', option: optionId('release-all') },
      { confidence: '0.95', cost: { amount: '251', currency: 'EUR' } },
    )
    expect(outcome(dear)).toMatchObject({ verdict: 'review', chosen: { plan: { cost: { amount: '251', currency: 'EUR' } } } })
  })
})

describe('expiry', () => {
  const expiry = (set = policies, input = whole) =>
    outcome({ ...input, trigger: { kind: 'expiry', of: decisionId('d'), requester: input.actor } }, set)
  const policy = (onExpiry: string) =>
    policySetOf(
      workspaceOf([
        { ...POLICY, review: { queue: 'planners', expires: { kind: 'elapsed', ms: 1 }, onExpiry, approvals: 1, editable: [] } },
        GUARD_POLICY,
      ]),
    )

  test('`otherwise` runs, whatever the gates say', () => {
    expect(expiry()).toMatchObject({ verdict: 'permit', enforcement: 'execute', chosen: { by: { kind: 'otherwise', because: 'expired' } } })
  })

  test('another option is judged like any', () => {
    expect(expiry(policy('release-all'), withFreight(whole, '251 EUR'))).toMatchObject({
      verdict: 'review',
      chosen: { plan: { option: 'release-all' as OptionId } },
    })
  })

  test('a denied one falls back', () => {
    expect(expiry(policy('release-part'))).toMatchObject({
      verdict: 'deny',
      fallback: { by: { kind: 'otherwise', because: 'expired' }, enforcement: 'execute' },
    })
  })
})
