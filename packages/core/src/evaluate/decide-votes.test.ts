import { describe, expect, test } from 'vitest'
import type { DecisionId, OptionId } from '../values/ids.ts'
import { optionId, stepId } from '../values/ids.ts'
import { decide } from './decide.ts'
import type { Choice, Outcome } from './decision.ts'
import type { DecisionInput, Edit, Vote, VoteChoice } from './decision-input.ts'
import { answered, inputOf, known, NOW, ORDER, SHORT_ORDER } from './generated/decision-input.fixture.ts'
import { GUARD_POLICY, POLICY, WORKSPACE, workspaceOf } from './generated/release.fixture.ts'
import { policySetOf } from './policy-set.ts'

const policies = policySetOf(WORKSPACE)
const approval = policySetOf(workspaceOf([{ ...POLICY, rollout: { default: 'approval', rows: [] } }, GUARD_POLICY]))

const partial = inputOf({ scoring: { '': answered({ 'release-part': '0.7' }) } }, SHORT_ORDER)
const whole = inputOf({ scoring: { '': answered({ 'release-all': '0.7' }) } })

function outcome(input: DecisionInput, set = policies): Outcome {
  const decision = decide(set, input)
  if (decision.kind !== 'single') throw new Error(decision.reason.code)
  return decision
}

function shownBy(input: DecisionInput, set = policies): Choice {
  const { chosen } = outcome(input, set)
  if (chosen === undefined) throw new Error('nothing was shown')
  return JSON.parse(JSON.stringify(chosen))
}

const vote = (choice: VoteChoice, queue = 'planners', by = 'ann'): Vote => ({ by, queue, choice, reason: 'because', at: NOW })
const approve = (queue?: string, by?: string) => vote({ kind: 'approve' }, queue, by)
const edit = (...edits: [Edit, ...Edit[]]) => vote({ kind: 'edit', edits })
const choose = (option: string) => vote({ kind: 'choose', option: optionId(option) })

function released(
  input: DecisionInput,
  votes: readonly [Vote, ...Vote[]],
  more: { shown?: Choice | undefined; set?: typeof policies } = {},
): Record<string, unknown> {
  const set = more.set ?? policies
  const shown = 'shown' in more ? more.shown : shownBy(input, set)
  const trigger = { kind: 'release', of: '' as DecisionId, votes, ...(shown === undefined ? {} : { shown }) } as const
  const result = outcome({ ...input, trigger, scoring: {} }, set)
  return {
    verdict: result.verdict,
    enforcement: result.enforcement,
    option: result.chosen?.plan.option,
    by: result.chosen?.by.kind,
    reasons: result.reasons.filter(({ vote: one }) => one !== 'note').map(({ code }) => code),
    queues: result.card?.queues.map(({ queue }) => queue),
    runs: result.runs,
    reserve: result.reserve.length,
    fallback: result.fallback?.by,
    quantities: result.chosen?.plan.steps.flatMap(({ params }) => (params['quantity']?.kind === 'value' ? [params['quantity'].value] : [])),
  }
}

const twoLines = inputOf(
  { scoring: { '': answered({ 'release-part': '0.7' }) } },
  {
    ...ORDER,
    lines: [
      { id: '1', short: '3' },
      { id: '2', short: '3' },
      { id: '3', short: '4' },
    ],
  },
)
const withFreight = (input: DecisionInput, amount: string): DecisionInput => ({
  ...input,
  facts: { credit: known({ status: 'ok' }), freight: known({ amount }) },
})
const quantity = (value: string, step = '3[0]'): Edit => ({ step: stepId(step), param: 'quantity', value })

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
      reasons: ['planners-confirm'],
      queues: ['planners'],
    })
  })

  test('the approvals that a guard asks for are people, not votes', () => {
    const far = inputOf({ scoring: { '': answered({ 'release-part': '0.7' }) } }, { ...ORDER, lines: [{ id: '1', short: '11' }] })
    expect(released(far, [approve(), approve('customer-care', 'bob'), approve('customer-care', 'bob')])).toMatchObject({
      reasons: ['short-by-far'],
      queues: ['customer-care'],
    })
    expect(released(far, [approve(), approve('customer-care', 'bob'), approve('customer-care', 'eve')])).toMatchObject({
      verdict: 'permit',
    })
  })

  test('in approval the vote of the own queue is what the phase waits for', () => {
    expect(released(whole, [approve('customer-care')], { set: approval })).toMatchObject({
      verdict: 'permit',
      enforcement: 'await-approval',
    })
    expect(released(whole, [approve()], { set: approval })).toMatchObject({ verdict: 'permit', enforcement: 'execute' })
  })

  test('a stop holds an approved plan too', () => {
    const stopped = { ...whole, standing: { certificates: {}, stops: ['all'] } }
    expect(released(stopped, [approve()])).toMatchObject({ enforcement: 'await-approval' })
  })

  test('another plan goes back with the difference', () => {
    const shown = shownBy(twoLines)
    expect(released(partial, [approve()], { shown })).toMatchObject({
      verdict: 'review',
      reasons: ['different-plan'],
      enforcement: 'await-approval',
    })
  })

  test('cost may differ within the band of each limit', () => {
    const shown = shownBy(withFreight(partial, '20 EUR'))
    expect(released(withFreight(partial, '21 EUR'), [approve()], { shown })).toMatchObject({ verdict: 'permit' })
    expect(released(withFreight(partial, '251 EUR'), [approve()], { shown })).toMatchObject({
      verdict: 'review',
      reasons: ['different-plan'],
    })
  })

  test('a new deny stands', () => {
    const shown = shownBy(whole)
    const blocked = { ...whole, facts: { ...whole.facts, credit: known({ status: 'unchecked' }) } }
    expect(released(blocked, [approve()], { shown })).toMatchObject({
      verdict: 'deny',
      reasons: ['credit-is-clear'],
      fallback: { kind: 'otherwise', because: 'denied' },
    })
  })

  test('a rejection ends in `otherwise`', () => {
    expect(released(whole, [approve(), vote({ kind: 'reject' }, 'customer-care')])).toMatchObject({
      verdict: 'deny',
      enforcement: 'block',
      reasons: ['rejected'],
      fallback: { kind: 'otherwise', because: 'rejected' },
    })
  })

  test('a person chooses another option', () => {
    expect(released(whole, [choose('hold')])).toMatchObject({ verdict: 'permit', enforcement: 'execute', option: 'hold', by: 'person' })
    expect(released(whole, [choose('hold')], { shown: undefined })).toMatchObject({ option: 'hold' })
    expect(released(whole, [choose('sell')])).toMatchObject({ verdict: 'review', reasons: ['not-a-choice'] })
    expect(released(whole, [choose('release-part')])).toMatchObject({ verdict: 'deny', reasons: ['some-short'] })
    expect(released(whole, [approve()], { shown: undefined })).toMatchObject({ verdict: 'review', reasons: ['person-chooses'] })
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
    const shown = shownBy(proposal(ask))
    expect(released(whole, [approve()], { shown })).toMatchObject({
      verdict: 'permit',
      enforcement: 'execute',
      option: 'proposed',
      by: 'agent',
      runs: ['1'],
    })
  })

  test('rejected, no `otherwise` runs', () => {
    const shown = shownBy(proposal({ kind: 'option', option: optionId('release-all') }))
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

describe('edits', () => {
  test('change the parameter in every step that shows the same value', () => {
    expect(released(twoLines, [edit(quantity('2'))])).toMatchObject({ verdict: 'permit', by: 'person', quantities: ['2', '2', '4'] })
  })

  test('guards judge the edited plan; the vote answers its own queue only', () => {
    expect(released(twoLines, [edit(quantity('11'))])).toMatchObject({
      verdict: 'review',
      reasons: ['short-by-far', 'short-by-far'],
      queues: ['customer-care'],
    })
  })

  test.each<[string, Edit]>([
    ['another parameter', { step: stepId('3[0]'), param: 'lineId', value: 'x' }],
    ['a step that is not there', quantity('2', '9')],
    ['a value of another type', quantity('many')],
  ])('refused: %s', (_name, one) => {
    expect(released(twoLines, [edit(one)])).toMatchObject({ verdict: 'review', reasons: ['edit-refused'], quantities: ['3', '3', '4'] })
  })

  test('a card that shows an edited plan is compared with its edits', () => {
    const trigger = { kind: 'release', of: '' as DecisionId, votes: [edit(quantity('11'))], shown: shownBy(twoLines) } as const
    const again = shownBy({ ...twoLines, trigger })
    expect(again.edits).toEqual([quantity('11')])
    const votes = [approve(), approve('customer-care', 'bob'), approve('customer-care', 'eve')] as const
    expect(released(twoLines, [...votes], { shown: again })).toMatchObject({ verdict: 'permit', quantities: ['11', '11', '4'] })
  })
})

describe('expiry', () => {
  const expiry = (set = policies, input = whole) => outcome({ ...input, trigger: { kind: 'expiry', of: '' as DecisionId } }, set)
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
