import { describe, expect, test } from 'vitest'
import type { StepModel } from '../policy/model.ts'
import { decisionId, stepId } from '../values/ids.ts'
import { releaseOf } from './choice/release-of.ts'
import { decide } from './decide.ts'
import type { Edit } from './decision-input.ts'
import { answered, inputOf, ORDER } from './generated/decision-input.fixture.ts'
import { NUMBER, order } from './generated/expression.fixture.ts'
import { GUARD_POLICY, OPTIONS, POLICY, WORKSPACE, workspaceOf } from './generated/release.fixture.ts'
import {
  approve,
  asked,
  edit,
  outcome,
  quantity,
  released,
  releaseInput,
  summary,
  twoLines,
  vote,
} from './generated/release-card.fixture.ts'
import { policySetOf } from './policy-set.ts'

const policies = policySetOf(WORKSPACE)

describe('edits', () => {
  test('change the parameter in every step that shows the same value', () => {
    expect(released(twoLines, [edit(quantity('2'))])).toMatchObject({ verdict: 'permit', by: 'person', quantities: ['2', '2', '4'] })
  })

  test('a step that is named keeps its own', () => {
    expect(released(twoLines, [edit(quantity('2'), quantity('3', '3[1]'))])).toMatchObject({ quantities: ['2', '3', '4'] })
    expect(released(twoLines, [edit(quantity('2', '3[1]'), quantity('4', '3[0]'))])).toMatchObject({ quantities: ['4', '2', '4'] })
  })

  test('only where the policy lets them, also where the value is the same', () => {
    const step = (id: string, action: string): StepModel => ({
      id,
      action,
      params: OPTIONS[2]?.steps[0]?.params ?? [],
    })
    const plan = { ...OPTIONS[2], id: 'two', says: '', lets: [], only: [], onReview: 'whole', ifRejected: 'keep' } as const
    const options = [...OPTIONS, { ...plan, steps: [step('1', 'order.hold'), step('2', 'order.lift')] }]
    const review = { queue: 'planners', expires: { kind: 'elapsed', ms: 1 }, onExpiry: 'hold', approvals: 1 } as const
    const propose = POLICY.propose === undefined ? {} : { propose: { ...POLICY.propose, choices: ['two'] } }
    const set = policySetOf(workspaceOf([{ ...POLICY, ...propose, options, review: { ...review, editable: ['order.hold.orderId'] } }]))
    const input = inputOf({ scoring: { '': answered({ two: '0.7' }) } })
    const change = edit({ step: stepId('1'), param: 'orderId', value: 'SO-9' })
    const result = outcome(releaseInput(asked(input, set), [change]), set)
    expect(result.chosen?.plan.steps.map(({ params }) => params['orderId'])).toEqual([
      { kind: 'value', value: 'SO-9' },
      { kind: 'value', value: 'SO-1' },
    ])
  })

  test('guards judge the edited plan; the vote answers its own queue only', () => {
    expect(released(twoLines, [edit(quantity('11'))])).toMatchObject({
      verdict: 'review',
      reasons: ['short-by-far', 'short-by-far'],
      queues: ['customer-care'],
    })
  })

  test('what only the edit raises in the queue of the voters is answered by them', () => {
    const guards = POLICY.guards.map(guard => (guard.id === 'short-by-far' ? { ...guard, to: 'planners', approvals: 1 } : guard))
    const set = policySetOf(workspaceOf([{ ...POLICY, guards }, GUARD_POLICY]))
    expect(released(twoLines, [edit(quantity('11'))], { set })).toMatchObject({ verdict: 'permit', quantities: ['11', '11', '4'] })
  })

  test.each<[string, Edit]>([
    ['another parameter', { step: stepId('3[0]'), param: 'lineId', value: 'x' }],
    ['a step that is not there', quantity('2', '9')],
    ['a value of another type', quantity('many')],
    ['a value that is none', { step: stepId('3[0]'), param: 'quantity', value: { amount: 2 } }],
  ])('refused: %s', (_name, one) => {
    expect(released(twoLines, [edit(one)])).toMatchObject({
      verdict: 'review',
      reasons: ['planners-confirm', 'edit-refused', 'approvals-missing'],
      quantities: ['3', '3', '4'],
    })
  })

  test('two that contradict each other are refused, from one voter or from two', () => {
    const refused = { verdict: 'review', reasons: ['planners-confirm', 'edit-refused', 'approvals-missing'], quantities: ['3', '3', '4'] }
    expect(released(twoLines, [edit(quantity('1'), quantity('2'))])).toMatchObject(refused)
    const other = vote({ kind: 'edit', edits: [quantity('2')] }, 'planners', 'bob')
    expect(released(twoLines, [edit(quantity('1')), other])).toMatchObject(refused)
  })

  test('one that is empty is no vote', () => {
    const empty = JSON.parse(JSON.stringify(edit(quantity('1'))).replace(/\[\{.*?\}\]/, '[]'))
    expect(decide(policies, releaseInput(asked(twoLines), [empty]))).toMatchObject({ reason: { code: 'input-malformed' } })
  })

  test('approval of the plan as it was is no approval of the edited one', () => {
    const review = {
      queue: 'planners',
      expires: { kind: 'elapsed', ms: 1 },
      onExpiry: 'hold',
      approvals: 2,
      editable: ['quantity'],
    } as const
    const set = policySetOf(workspaceOf([{ ...POLICY, review }, GUARD_POLICY]))
    const bob = vote({ kind: 'edit', edits: [quantity('2')] }, 'planners', 'bob')
    expect(released(twoLines, [approve(), bob], { set })).toMatchObject({
      verdict: 'review',
      quantities: ['2', '2', '4'],
      queues: ['planners'],
    })
    expect(released(twoLines, [edit(quantity('2')), bob], { set })).toMatchObject({ verdict: 'permit', quantities: ['2', '2', '4'] })
  })

  test('a card that shows an edited plan is compared with its edits, step by step', () => {
    const input = releaseInput(asked(twoLines), [edit(quantity('11'))])
    const shown = asked(input)
    expect(outcome(input).chosen?.edits).toEqual([quantity('11'), quantity('11', '3[1]')])
    const votes = [approve('customer-care', 'bob'), approve('customer-care', 'eve')] as const
    expect(released(twoLines, votes, { shown })).toMatchObject({ verdict: 'permit', quantities: ['11', '11', '4'] })
    const again = releaseInput(shown, [vote({ kind: 'edit', edits: [quantity('5', '3[1]')] }, 'customer-care', 'bob')])
    expect(outcome(again).chosen?.edits?.map(({ step, value }) => [step, value])).toEqual([
      ['3[0]', '11'],
      ['3[1]', '11'],
      ['3[1]', '5'],
      ['3[0]', '5'],
    ])
  })

  test('the one who edited does not approve it on the next card', () => {
    const shown = asked(releaseInput(asked(twoLines), [edit(quantity('11'))]))
    expect(released(twoLines, [approve('customer-care', 'ann'), approve('customer-care', 'bob')], { shown })).toMatchObject({
      verdict: 'review',
      queues: ['customer-care'],
    })
  })

  test('fill in what was not known', () => {
    const lines = [
      { id: '1', short: '3' },
      { id: '2', short: '1' },
    ]
    const input = inputOf({ scoring: { '': answered({ 'release-part': '0.95' }) } }, { ...ORDER, lines, owed: 'lots' })
    const set = policySetOf(
      workspaceOf([
        {
          ...POLICY,
          guards: [],
          options: OPTIONS.map(one =>
            one.id === 'release-part' ? { ...one, steps: one.steps.map(each => (each.id === '3' ? missingQuantity(each) : each)) } : one,
          ),
        },
      ]),
    )
    expect(summary(outcome(input, set))).toMatchObject({ reasons: expect.arrayContaining(['parameter-missing']) })
    const fill = edit(quantity('2'), quantity('2', '3[1]'))
    expect(released(input, [fill], { set })).toMatchObject({ verdict: 'permit', quantities: ['2', '2'], reasons: [] })
    expect(released(input, [edit(quantity('2'))], { set })).toMatchObject({ reasons: ['parameter-missing'], quantities: ['2'] })
    expect(released(input, [approve()], { set })).toMatchObject({ reasons: ['parameter-missing', 'parameter-missing'] })
  })
})

/** A step whose quantity is no number in the data. */
function missingQuantity(step: StepModel): StepModel {
  const owed = order('owed', NUMBER)
  return { ...step, params: step.params.map(([name, expression]) => [name, name === 'quantity' ? owed : expression]) }
}

test('a release of nothing that is asked is no release', () => {
  const input = inputOf()
  expect(releaseOf(input, decide(policies, input), decisionId('d'), [approve()])).toBeUndefined()
})
