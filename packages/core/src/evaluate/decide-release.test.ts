import { describe, expect, test } from 'vitest'
import type { GuardModel, PolicyModel, RuleModel, WorkspaceModel } from '../policy/model.ts'
import { decisionId, optionId } from '../values/ids.ts'
import { releaseOf } from './choice/release-of.ts'
import { decide } from './decide.ts'
import type { DecisionInput, Vote } from './decision-input.ts'
import { answered, inputOf, known, ORDER, SHORT_ORDER, unknown } from './generated/decision-input.fixture.ts'
import { equal, literal, order, TEXT, when } from './generated/expression.fixture.ts'
import { GUARD_POLICY, POLICY, workspaceOf } from './generated/release.fixture.ts'
import {
  approve,
  asked,
  choose,
  outcome,
  partial,
  released,
  releaseInput,
  vote,
  whole,
  withFreight,
} from './generated/release-card.fixture.ts'
import { AGENT } from './generated/release-world.fixture.ts'
import { needs } from './needs.ts'
import { policySetOf } from './policy-set.ts'

// Every way in which a card could run that nobody, or the wrong people, have agreed to.

const review = { queue: 'planners', expires: { kind: 'elapsed', ms: 1 }, onExpiry: 'hold', approvals: 2, editable: [] } as const
const at = (queue: string, id: string) => POLICY.gates.map(gate => (gate.id === id ? { ...gate, to: queue } : gate))
const setOf = (more: Partial<PolicyModel>, world: Partial<WorkspaceModel> = {}) =>
  policySetOf(workspaceOf([{ ...POLICY, ...more }, GUARD_POLICY], world))
const two = setOf({ review, gates: at('risk', 'sure') })
const [ann, bob] = [approve('risk', 'ann'), approve('risk', 'bob')] as const
const stays = { enforcement: 'await-approval', verdict: 'review', runs: [] }

describe('every queue of the card has to approve, also for voices that are not raised again', () => {
  test.each<[string, readonly [Vote, ...Vote[]]]>([
    ['another queue', [approve('coffee', 'mallory')]],
    ['one approval of two', [ann]],
    ['the same person twice', [ann, ann]],
    ['nobody by name', [ann, approve('risk', '  ')]],
    ['an agent', [ann, approve('risk', 'bot')]],
    ['the one who asked', [ann, approve('risk', 'consumer')]],
  ])('%s', (_name, votes) => {
    expect(released(whole, votes, { set: two })).toMatchObject({ ...stays, reasons: ['approvals-missing'], queues: ['risk'] })
  })

  test('then it runs', () => {
    expect(released(whole, [ann, bob], { set: two })).toMatchObject({ enforcement: 'execute', verdict: 'permit' })
  })

  test('a rule that says review, a tie, what cannot be ranked', () => {
    const rule: RuleModel = { id: 'look', when: when(literal({ kind: 'bool' }, true)), then: { kind: 'review' }, because: '' }
    const set = setOf({ rules: [rule], review: { ...review, queue: 'leads' } })
    const sure = inputOf()
    expect(released(sure, [approve('planners', 'ann')], { set })).toMatchObject({ ...stays, queues: ['leads'] })
    expect(released(sure, [approve('leads', 'ann'), approve('leads', 'bob')], { set })).toMatchObject({ enforcement: 'execute' })
  })

  test('one vote of no queue does not choose on a card that asks two', () => {
    const shown = asked({ ...whole, scoring: { '': answered({ 'release-all': '0.5', hold: '0.5' }) } }, two)
    const by = (queue: string, who: string) => vote({ kind: 'choose', option: optionId('hold') }, queue, who)
    expect(released(whole, [by('coffee', 'm')], { shown, set: two })).toMatchObject({
      ...stays,
      reasons: ['person-chooses', 'approvals-missing'],
    })
    expect(released(whole, [by('planners', 'm')], { shown, set: two })).toMatchObject({ ...stays, option: 'hold' })
    expect(released(whole, [by('planners', 'm'), by('planners', 'n')], { shown, set: two })).toMatchObject({
      enforcement: 'execute',
      option: 'hold',
    })
  })

  test('who is lacking is asked again, who has approved is not', () => {
    const guards = [...POLICY.guards, guard('tier', 'order.*', 'finance')]
    const set = setOf({ guards })
    const back = asked(releaseInput(asked(whole, set), [approve('finance', 'fin')]), set)
    expect(outcome(back.input, set).card?.queues).toEqual([{ queue: 'planners', approvals: 1 }])
    expect(released(whole, [approve('planners', 'ann')], { shown: back, set })).toMatchObject({ enforcement: 'execute' })
    expect(released(whole, [choose('hold')], { shown: back, set })).toMatchObject({ ...stays, queues: ['finance'] })
  })
})

const guard = (id: string, action: string, to: string, more: Partial<GuardModel> = {}): GuardModel => ({
  id,
  for: [action],
  then: 'review',
  to,
  approvals: 1,
  because: '',
  ...more,
})
const isA = when(equal(order('tier', TEXT), literal(TEXT, 'A')))

describe('what is new since the card comes back', () => {
  test('a rule that has come true', () => {
    const shown = asked(whole)
    const blocked = { ...whole, facts: { ...whole.facts, credit: known({ status: 'blocked' }) } }
    const set = setOf({ guards: [] })
    expect(released(blocked, [approve()], { shown: asked(whole, set), set })).toMatchObject({ ...stays, reasons: ['rule-chose'] })
    expect(released(blocked, [approve()], { shown })).toMatchObject({ verdict: 'deny' })
  })

  test('a rule that could not be known when it was shown is no news', () => {
    const set = setOf({ guards: [] })
    const dark = { ...whole, facts: { ...whole.facts, credit: unknown } }
    expect(released(dark, [approve()], { set })).toMatchObject({ enforcement: 'execute' })
    expect(released(dark, [approve()], { shown: asked(whole, set), set })).toMatchObject({ ...stays, reasons: ['rule-undetermined'] })
  })

  test('a guard that has not spoken before, in a queue that has voted; then it is no news any more', () => {
    const set = setOf({ guards: [guard('tier', 'order.*', 'planners', { when: isA })] })
    const fresh = { ...whole, subject: { ...whole.subject, data: { ...ORDER, tier: 'A' } } }
    const before = { ...whole, subject: { ...whole.subject, data: { ...ORDER, tier: 'B' } } }
    const shown = asked(before, set)
    expect(released(fresh, [approve()], { shown, set })).toMatchObject({ ...stays, reasons: ['tier'] })
    const again = asked(releaseInput(shown, [approve()], fresh), set)
    expect(released(fresh, [approve()], { shown: again, set })).toMatchObject({ enforcement: 'execute' })
  })

  test('a voice that now goes to another queue', () => {
    const to = (queue: string) => setOf({ guards: [guard('tier', 'order.*', queue)] })
    expect(released(whole, [approve()], { shown: asked(whole, to('planners')), set: to('finance') })).toMatchObject({
      ...stays,
      queues: ['finance'],
    })
  })
})

describe('votes count for what is acted on', () => {
  const byRisk = (option: string, who: string) => vote({ kind: 'choose', option: optionId(option) }, 'risk', who)
  const loose = setOf({ review: { ...review, approvals: 1 }, gates: at('risk', 'sure'), guards: [] })

  test.each<[string, readonly [Vote, ...Vote[]]]>([
    ['two choose differently', [byRisk('hold', 'ann'), byRisk('release-all', 'bob')]],
    ['one approves, one chooses', [approve('risk', 'ann'), byRisk('hold', 'bob')]],
  ])('%s: a person chooses, and everybody is asked again', (_name, votes) => {
    expect(released(whole, votes, { set: loose })).toMatchObject({
      ...stays,
      option: undefined,
      reasons: ['person-chooses', 'approvals-missing'],
      queues: expect.arrayContaining(['risk']),
    })
  })

  test('choosing what is shown is approving it', () => {
    expect(released(whole, [approve('risk', 'ann'), byRisk('release-all', 'bob')], { set: two })).toMatchObject({ enforcement: 'execute' })
  })

  test('one rejection is enough, of somebody who is asked', () => {
    const no = (queue: string, who: string) => vote({ kind: 'reject' }, queue, who)
    expect(released(whole, [ann, bob, no('risk', 'eve')], { set: two })).toMatchObject({ verdict: 'deny', reasons: ['rejected'] })
    expect(released(whole, [ann, bob, no('coffee', 'eve')], { set: two })).toMatchObject({ enforcement: 'execute' })
  })
})

describe('a plan of which the first steps have run', () => {
  const sure = inputOf({ scoring: { '': answered({ 'release-part': '0.95' }) } }, SHORT_ORDER)
  const all = setOf({ gates: POLICY.gates.map(gate => (gate.kind === 'budget' ? { ...gate, counts: 'all' as const } : gate)) })

  test('goes on after them, and is charged once', () => {
    expect(outcome(sure, all)).toMatchObject({
      enforcement: 'execute-then-await',
      runs: ['split', '2'],
      reserve: [{ of: { amount: '18' } }],
    })
    expect(released(sure, [approve()], { set: all })).toMatchObject({ enforcement: 'execute', runs: ['3[0]'], waits: [], reserve: 0 })
  })

  test('what the plan has come to cost more is charged', () => {
    const dearer = releaseInput(asked(sure, all), [approve()], withFreight(sure, '20.50 EUR'))
    expect(outcome(dearer, all)).toMatchObject({ enforcement: 'execute', reserve: [{ of: { amount: '2.5', currency: 'EUR' } }] })
  })

  test('what it has reserved does not stand in its own way', () => {
    const key = 'order-release/daily[DC-EAST]'
    const { [key]: line } = sure.ledger
    if (line === undefined) throw new Error('no ledger')
    const full = {
      ...sure,
      ledger: { [key]: { ...line, settled: { amount: '4982', currency: 'EUR' }, reserved: { amount: '18', currency: 'EUR' } } },
    }
    const fresh = releaseInput(asked(sure, all), [approve()], full)
    expect(outcome(fresh, all)).toMatchObject({ enforcement: 'execute', reserve: [] })
  })

  test('the lifecycle and guards are asked about the rest, on the state after them', () => {
    const oms = { state: 'released', from: 'created', asOf: sure.now }
    const after = { ...sure, subject: { ...sure.subject, states: { oms } } }
    expect(outcome(releaseInput(asked(sure), [approve()], after))).toMatchObject({ enforcement: 'execute', runs: ['3[0]'] })
  })

  test('it comes back as often as it has to, and keeps what has run', () => {
    const shown = asked(sure)
    const back = asked(releaseInput(shown, [approve('coffee')]))
    expect(outcome(back.input)).toMatchObject({ ...stays, runs: [], waits: ['3[0]'] })
    expect(released(sure, [approve()], { shown: back })).toMatchObject({ enforcement: 'execute', runs: ['3[0]'] })
  })

  test('another option starts at its beginning', () => {
    expect(released(sure, [choose('hold')])).toMatchObject({ enforcement: 'execute', option: 'hold', runs: ['1'] })
  })
})

describe('who asked', () => {
  const never: Partial<WorkspaceModel> = { agents: [{ ...AGENT, never: ['order.hold', 'order.release'] }] }
  const bot = { id: 'bot', kind: 'agent', roles: [] } as const
  const proposed = (option: string, more: object = {}): DecisionInput => ({
    ...whole,
    actor: bot,
    trigger: {
      kind: 'proposal',
      proposal: { policy: whole.policy, ask: { kind: 'option', option: optionId(option) }, runs: 'us', confidence: '0.7', ...more },
    },
  })

  test('binds by its `never` whatever is released or runs for it', () => {
    const set = setOf({}, never)
    const triggered = { ...partial, actor: bot }
    const free = setOf({})
    expect(released(triggered, [choose('hold')], { shown: asked(triggered, free), set: free })).toMatchObject({ enforcement: 'execute' })
    expect(released(triggered, [choose('hold')], { shown: asked(triggered, free), set })).toMatchObject({
      verdict: 'deny',
      reasons: ['agent-never'],
    })
    const expired = { ...whole, trigger: { kind: 'expiry', of: decisionId('d'), requester: bot } } as const
    expect(outcome(expired, set)).toMatchObject({ verdict: 'deny', enforcement: 'block' })
  })

  test('does not vote, nor does who wrote the plan', () => {
    const person = { ...proposed('release-all'), actor: { id: 'ann', kind: 'person', roles: [] } as const }
    const set = setOf({ rollout: { default: 'approval', rows: [] } })
    expect(released(person, [approve('planners', 'ann')], { shown: asked(person, set), set })).toMatchObject({
      enforcement: 'await-approval',
    })
    expect(released(person, [approve('planners', 'bob')], { shown: asked(person, set), set })).toMatchObject({ enforcement: 'execute' })
  })

  test('the figures that were shown are a floor', () => {
    const dear = asked(proposed('release-all', { cost: { amount: '251', currency: 'EUR' } }))
    const result = outcome(releaseInput(dear, [approve()]))
    expect(result).toMatchObject({ enforcement: 'execute', chosen: { plan: { cost: { amount: '251', currency: 'EUR' } } } })
  })
})

describe('a card whose plan was denied asks about `otherwise`', () => {
  const guards = [...POLICY.guards, guard('no-hold-today', 'order.hold', 'care'), guard('big', 'order.release', 'planners')]
  const set = setOf({ guards })
  const short = { ...whole, facts: { ...whole.facts, credit: known({ status: 'unchecked' }) } }
  const bad = setOf({
    guards,
    gates: POLICY.gates.map(gate => (gate.id === 'sure' && gate.kind === 'confidence' ? { ...gate, reviewFrom: gate.permitFrom } : gate)),
  })

  test('and a vote releases that, never the denied plan', () => {
    const shown = asked(whole, bad)
    expect(shown.decision).toMatchObject({ enforcement: 'block', card: { queues: [{ queue: 'care' }] } })
    expect(released(whole, [approve('care')], { shown, set: bad })).toMatchObject({ enforcement: 'execute', option: 'hold' })
    expect(released(whole, [choose('hold')], { shown, set: bad })).toMatchObject({ ...stays, queues: ['care'] })
    expect(released(short, [approve('care')], { shown, set })).toMatchObject({ enforcement: 'execute', option: 'hold' })
  })
})

describe('ledger lines of a release', () => {
  const key = 'order-release/daily[DC-EAST]'

  test('are gathered for what is released, so that none is not asked', () => {
    const empty = { ...releaseInput(asked(partial), [approve()]), ledger: {}, calendars: { 'DC-EAST': { days: [] } } }
    expect(JSON.stringify(needs(setOf({}), empty))).toContain(key)
  })

  test('and no vote answers for one that nobody asked', () => {
    const blind = { ...whole, ledger: {} }
    expect(released(blind, [approve()], { shown: asked(blind) })).toMatchObject({ ...stays, reasons: ['daily'] })
  })
})

test.each([
  ['no card', { shown: { reasons: [] } }],
  ['a card that nobody has to approve', { shown: { reasons: [], card: { queues: [{ queue: 'q', approvals: 0 }], choices: [] } } }],
  ['a card without queues', { shown: { reasons: [], card: { queues: [], choices: [] } } }],
  ['no word on what has run', { done: undefined }],
  ['nobody who asked', { requester: undefined }],
  ['no votes', { votes: [] }],
  ['a voice that is none', { shown: { reasons: [{ code: 'x' }], card: { queues: [{ queue: 'q', approvals: 1 }], choices: [] } } }],
])('malformed: %s', (_name, more) => {
  const { trigger } = releaseInput(asked(whole), [approve()])
  const broken = JSON.parse(JSON.stringify({ ...whole, trigger: { ...trigger, ...more } }))
  expect(decide(two, broken)).toMatchObject({ reason: { code: 'input-malformed' } })
  expect(releaseOf(whole, decide(two, broken), decisionId('d'), [approve()])).toBeUndefined()
})
