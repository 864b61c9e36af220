import { describe, expect, test } from 'vitest'
import type { Expression } from '../../policy/expression.ts'
import type { ActionModel, OptionModel, PolicyModel, StepModel } from '../../policy/model.ts'
import type { DecisionInput } from '../decision-input.ts'
import { inputOf, NOW, ORDER } from '../generated/decision-input.fixture.ts'
import { idOf, late, listOf, literal, order, truth, when } from '../generated/expression.fixture.ts'
import { outcomeOf, voices } from '../generated/outcome.fixture.ts'
import { ACTIONS } from '../generated/release-world.fixture.ts'

const SUBJECT = order('id', idOf('order'))
const OTHER = literal(idOf('order'), 'SO-2')
const UNKNOWN = order('parent', idOf('order'))
const LATE = late('split', 'releasedId', idOf('order'))
const orders = (...items: Expression[]): Expression => ({ op: 'list', type: listOf(idOf('order')), items })

const moving = (name: string, params: ActionModel['params']): [string, ActionModel] => [
  name,
  { name, system: 'oms', params, gives: {}, safe: false, moves: { order: 'released' } },
]
const WORLD = {
  actions: {
    ...ACTIONS,
    ...Object.fromEntries([
      moving('wave.release', { orders: { type: listOf(idOf('order')), optional: false } }),
      moving('order.swap', { from: { type: idOf('order'), optional: false }, to: { type: idOf('order'), optional: false } }),
      moving('wave.close', { wave: { type: idOf('wave'), optional: true } }),
    ]),
  },
}

const SPLIT: StepModel = { id: 'split', action: 'order.split', params: [['orderId', SUBJECT]] }
const step = (action: string, params: StepModel['params'], id = '1'): StepModel => ({ id, action, params })
const release = (orderId: Expression, id?: string) => step('order.release', [['orderId', orderId]], id)

const option = (steps: readonly StepModel[]): OptionModel => ({
  id: 'plan',
  says: '',
  lets: [],
  only: [],
  steps,
  onReview: 'whole',
  ifRejected: 'keep',
})
const standing = (state: string): DecisionInput =>
  inputOf({ subject: { ...inputOf().subject, data: { ...ORDER, parent: {} }, states: { oms: { state, asOf: NOW } } }, facts: {} })

const plan = (steps: readonly StepModel[]): Partial<PolicyModel> => ({
  options: [option(steps)],
  guards: [],
  gates: [],
  facts: [],
  otherwise: 'plan',
  rules: [{ id: 'always', when: when(truth(true)), then: { kind: 'option', option: 'plan' }, because: '' }],
})

const OF_LIFECYCLE = ['state-unknown review', 'duplicate deny', 'not-the-owner deny', 'out-of-order deny', 'invalid deny']
const said = (steps: readonly StepModel[], input: DecisionInput) =>
  voices(outcomeOf(input, plan(steps), WORLD)).filter(voice => OF_LIFECYCLE.includes(voice))
const struck = (steps: readonly StepModel[], input: DecisionInput) =>
  outcomeOf(input, { ...plan(steps), agent: 'nobody' }, WORLD).struck.flatMap(({ reasons }) => reasons.map(({ code }) => code))

/** Released already: releasing again is a duplicate. */
const RELEASED = standing('released')
const CREATED = standing('created')

describe('a step that moves the subject, whatever names it', () => {
  test.each<[string, readonly StepModel[]]>([
    ['a parameter', [release(SUBJECT)]],
    ['a list', [step('wave.release', [['orders', orders(OTHER, SUBJECT)]])]],
    [
      'the second of two',
      [
        step('order.swap', [
          ['from', OTHER],
          ['to', SUBJECT],
        ]),
      ],
    ],
    [
      'the first of two',
      [
        step('order.swap', [
          ['from', SUBJECT],
          ['to', OTHER],
        ]),
      ],
    ],
    ['a list with a late value', [SPLIT, step('wave.release', [['orders', orders(LATE, SUBJECT)]])]],
  ])('%s', (_name, steps) => {
    expect(struck(steps, RELEASED)).toEqual(['duplicate'])
    expect(said(steps, CREATED)).toEqual([])
  })
})

describe('a step that may move it', () => {
  test.each<[string, readonly StepModel[], DecisionInput, string[]]>([
    ['another object', [release(OTHER)], RELEASED, []],
    ['others', [step('wave.release', [['orders', orders(OTHER)]])], RELEASED, []],
    ['unknown', [release(UNKNOWN)], CREATED, ['state-unknown review']],
    ['unknown in a list', [step('wave.release', [['orders', orders(OTHER, UNKNOWN)]])], CREATED, ['state-unknown review']],
    ['no parameter tells', [step('wave.close', [])], CREATED, ['state-unknown review']],
    ['late, where the subject might move too', [SPLIT, release(LATE, '2')], CREATED, []],
    ['late, where it might not', [SPLIT, release(LATE, '2')], RELEASED, ['state-unknown review']],
    ['late in a list, where it might not', [SPLIT, step('wave.release', [['orders', orders(LATE)]])], RELEASED, ['state-unknown review']],
    ['the subject after it', [SPLIT, release(LATE, '2'), release(SUBJECT, '3')], CREATED, ['state-unknown review']],
    ['the subject after another one', [release(OTHER), release(SUBJECT, '2')], CREATED, []],
  ])('%s', (_name, steps, input, expected) => {
    expect(said(steps, input)).toEqual(expected)
  })
})
