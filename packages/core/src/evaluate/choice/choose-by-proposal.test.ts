import { describe, expect, test } from 'vitest'
import type { AgentModel, OptionModel, PolicyModel } from '../../policy/model.ts'
import { optionId } from '../../values/ids.ts'
import type { DecisionInput } from '../decision-input.ts'
import { known } from '../generated/decision-input.fixture.ts'
import { order, TEXT, truth, when } from '../generated/expression.fixture.ts'
import { actions, BOT, MAY_ALL, outcomeOf, proposal, voices } from '../generated/outcome.fixture.ts'
import { OPTIONS } from '../generated/release.fixture.ts'
import { AGENT } from '../generated/release-world.fixture.ts'

const askFor = (option: string, rest: Partial<DecisionInput> = {}) => proposal({ kind: 'option', option: optionId(option) }, {}, rest)
const hold = actions({ action: 'order.hold', params: { orderId: 'SO-1' } })
const blocked = { facts: { credit: known({ status: 'blocked' }), freight: known({ amount: '18 EUR' }) } }
const always = (then: PolicyModel['rules'][number]['then']): Partial<PolicyModel> => ({
  guards: [],
  gates: [],
  rules: [{ id: 'always', when: when(truth(true)), then, because: '' }],
})

describe('a proposal that a true rule contradicts', () => {
  const HOLD = always({ kind: 'option', option: 'hold' })
  test.each<[string, DecisionInput, Partial<PolicyModel>, string, string[], string[]]>([
    ['is struck', askFor('release-all'), HOLD, 'deny', ['rule-chose'], ['hold']],
    ['is not, where the rule chose it', askFor('hold'), HOLD, 'permit', [], ['release-all', 'hold']],
    ['is struck as actions too', proposal(hold, { cost: '0' }), HOLD, 'deny', ['rule-chose'], ['release-all', 'hold']],
    [
      'waits where what the rule chose is not known',
      askFor('release-all'),
      always({ kind: 'computed', option: when(order('plan', TEXT)) }),
      'review',
      [],
      ['release-all', 'hold'],
    ],
  ])('%s', (_name, input, policy, verdict, struck, eligible) => {
    const outcome = outcomeOf(input, policy)
    expect(outcome.verdict).toBe(verdict)
    const own = outcome.struck.filter(({ option }) => option === outcome.chosen?.plan.option)
    expect(own.flatMap(({ reasons }) => reasons.map(({ code }) => code))).toEqual(struck)
    expect(outcome.eligible.map(({ plan }) => plan.option)).toEqual(eligible)
  })

  test('says so once', () => {
    expect(voices(outcomeOf(askFor('release-all', blocked)))).toEqual(['credit-is-clear deny', 'rule-chose deny'])
  })
})

describe('actions are what an asker writes, whatever an option is called', () => {
  const named: OptionModel[] = OPTIONS.map(option => (option.id === 'release-all' ? { ...option, id: 'proposed' } : option))
  const policy: Partial<PolicyModel> = { options: named, gates: [], guards: [], rules: [] }

  test('the actions are judged, not the option of that name', () => {
    const { chosen } = outcomeOf(proposal(hold, { cost: '0' }), policy)
    expect(chosen?.plan.steps.map(({ action }) => action)).toEqual(['order.hold'])
  })

  test('an option of that name is chosen only if it is among the choices', () => {
    expect(voices(outcomeOf(askFor('proposed'), policy))).toEqual(['not-a-choice deny'])
  })

  test('a rule does not choose the actions of an asker by their name', () => {
    const { verdict } = outcomeOf(
      proposal(hold, { cost: '0' }),
      always({ kind: 'computed', option: when({ op: 'literal', type: TEXT, value: 'proposed' }) }),
    )
    expect(verdict).toBe('deny')
  })
})

describe('what an asker states may only raise', () => {
  test.each([
    ['nothing', { cost: '0' }, []],
    ['below zero', { cost: { amount: '-100000', currency: 'EUR' } }, ['cost-unknown review', 'spend review', 'daily review']],
    [
      'of an option, below zero',
      { cost: { amount: '-1', currency: 'EUR' }, ask: { kind: 'option', option: optionId('release-all') } },
      ['cost-unknown review', 'spend review', 'daily review'],
    ],
    ['an exposure below zero', { cost: '0', exposure: { amount: '-1', currency: 'EUR' } }, ['cost-unknown review']],
  ] as const)('%s', (_name, stated, said) => {
    const outcome = outcomeOf(proposal(hold, stated))
    expect(voices(outcome)).toEqual(said)
    expect(outcome.reserve.filter(({ of }) => JSON.stringify(of).includes('-'))).toEqual([])
  })
})

describe('every document that lists an identity binds it', () => {
  const agent = (id: string, more: Partial<AgentModel>): AgentModel => ({ id, actors: ['bot'], ...MAY_ALL, never: [], ...more })
  const open = agent('aa', {})
  const narrow: readonly [string, AgentModel, string][] = [
    ['never', agent('zz', { never: ['*'] }), 'agent-never deny'],
    ['not its to propose', agent('zz', { propose: [] }), 'agent-may-not-propose deny'],
    ['only its to propose', agent('zz', { execute: [] }), 'agent-may-only-propose review'],
  ]
  test.each(narrow)('%s', (_name, other, said) => {
    for (const agents of [
      [open, other],
      [other, open],
    ]) {
      expect(voices(outcomeOf(askFor('hold'), { gates: [], agent: 'aa' }, { agents }))).toEqual([said])
    }
  })
})

describe('an identity that an agent document lists is an agent', () => {
  test.each<[string, DecisionInput['actor'], string[], string]>([
    ['as an agent', BOT, ['sure deny'], 'agent'],
    ['as a service', { ...BOT, kind: 'service' }, ['sure deny'], 'agent'],
    ['whom the host takes for a person', { ...BOT, kind: 'person' }, ['sure deny'], 'agent'],
    ['a person that nobody lists', { id: 'ann', kind: 'person', roles: [] }, [], 'person'],
  ])('%s', (_name, actor, said, by) => {
    const outcome = outcomeOf(
      proposal({ kind: 'option', option: optionId('hold') }, { confidence: '0.1' }, { actor }),
      {},
      { agents: [AGENT] },
    )
    expect(voices(outcome)).toEqual(said)
    expect(outcome.chosen?.by.kind).toBe(by)
  })
})
