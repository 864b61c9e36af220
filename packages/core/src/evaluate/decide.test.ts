import { describe, expect, test } from 'vitest'
import { optionId } from '../values/ids.ts'
import { decide } from './decide.ts'
import type { Outcome } from './decision.ts'
import type { DecisionInput } from './decision-input.ts'
import { answered, eventTrigger, inputOf, known, NOW, ORDER, SHORT_ORDER, unknown } from './generated/decision-input.fixture.ts'
import { GUARD_POLICY, OPTIONS, POLICY, WORKSPACE, workspaceOf } from './generated/release.fixture.ts'
import { policySetOf } from './policy-set.ts'

const policies = policySetOf(WORKSPACE)

/** What a case may expect of a decision, in short. */
function shortOf(outcome: Outcome): Record<string, unknown> {
  return {
    verdict: outcome.verdict,
    enforcement: outcome.enforcement,
    option: outcome.chosen?.plan.option,
    by: outcome.chosen?.by.kind,
    phase: outcome.phase,
    reasons: outcome.reasons.filter(({ vote }) => vote !== 'note').map(({ code }) => code),
    notes: outcome.reasons.filter(({ vote }) => vote === 'note').map(({ code }) => code),
    struck: Object.fromEntries(outcome.struck.map(({ option, reasons }) => [option, reasons.map(({ code }) => code)])),
    eligible: outcome.eligible.map(({ plan }) => plan.option),
    runs: outcome.runs,
    waits: outcome.waits,
    queues: outcome.card?.queues,
    expires: outcome.card?.expires,
    choices: outcome.card?.choices,
    fallback: outcome.fallback && [
      outcome.fallback.plan.option,
      outcome.fallback.by,
      outcome.fallback.verdict,
      outcome.fallback.enforcement,
    ],
    reserve: outcome.reserve.map(({ key, shadow }) => [key, shadow]),
  }
}

function decided(input: DecisionInput, set = policies): Record<string, unknown> {
  const decision = decide(set, input)
  return decision.kind === 'single' ? shortOf(decision) : { code: decision.reason.code, saw: decision.reason.saw }
}

const short = (more: Partial<DecisionInput> = {}) =>
  inputOf({ scoring: { '': answered({ 'release-part': '0.95' }) }, ...more }, SHORT_ORDER)
const states = (state: string, from?: string): Partial<DecisionInput> => ({
  subject: { ...inputOf().subject, states: { oms: { state, asOf: NOW, ...(from === undefined ? {} : { from }) } } },
})
const sure = (confidence: string) => inputOf({ scoring: { '': answered({ 'release-all': confidence }) } })
const freight = (amount: string) => inputOf({ facts: { credit: known({ status: 'ok' }), freight: known({ amount }) } })
const line = (settled: string, more = {}) =>
  inputOf({
    ledger: {
      'order-release/daily[DC-EAST]': {
        from: '2026-03-21T00:00:00Z',
        until: '2026-03-22T00:00:00Z',
        settled: { amount: settled, currency: 'EUR' },
        reserved: '0',
        ...more,
      },
    },
  })

describe('the walk', () => {
  test.each<[string, DecisionInput, Record<string, unknown>]>([
    [
      'everything in stock',
      inputOf(),
      {
        verdict: 'permit',
        enforcement: 'execute',
        option: 'release-all',
        by: 'scorer',
        runs: ['1', '2'],
        reasons: [],
        reserve: [['order-release/daily[DC-EAST]', false]],
      },
    ],
    ['the confidence is the threshold', sure('0.92'), { verdict: 'permit' }],
    [
      'just below',
      sure('0.919999'),
      { verdict: 'review', enforcement: 'await-approval', reasons: ['sure'], queues: [{ queue: 'planners', approvals: 1 }], reserve: [] },
    ],
    ['the lower threshold', sure('0.6'), { verdict: 'review' }],
    [
      'below it',
      sure('0.599999'),
      {
        verdict: 'deny',
        enforcement: 'block',
        reasons: ['sure'],
        fallback: ['hold', { kind: 'otherwise', because: 'denied' }, 'permit', 'execute'],
      },
    ],
    ['the limit', freight('250 EUR'), { verdict: 'permit' }],
    ['just above', freight('250.01 EUR'), { verdict: 'review', reasons: ['spend'] }],
    ['the upper limit', freight('2000 EUR'), { verdict: 'review', reasons: ['spend'] }],
    ['above it', freight('2000.01 EUR'), { verdict: 'deny', reasons: ['spend'] }],
    ['another currency of the limit, not of the budget', freight('275 USD'), { verdict: 'review', reasons: ['no-big-postings', 'daily'] }],
    ['no review limit in that currency', freight('275.01 USD'), { verdict: 'review', reasons: ['no-big-postings', 'spend', 'daily'] }],
    ['a currency of neither', freight('12 GBP'), { verdict: 'review', reasons: ['no-big-postings', 'spend', 'daily'] }],
    ['the budget', line('4982'), { verdict: 'permit' }],
    ['above the budget', line('4982.01'), { verdict: 'review', reasons: ['daily'], reserve: [] }],
    ['reserved counts too', line('4000', { reserved: { amount: '982.01', currency: 'EUR' } }), { verdict: 'review', reasons: ['daily'] }],
    ['no ledger line', inputOf({ ledger: {} }), { verdict: 'review', reasons: ['daily'] }],
    [
      'a line of yesterday',
      line('0', { from: '2026-03-20T00:00:00Z', until: '2026-03-21T00:00:00Z' }),
      { verdict: 'review', reasons: ['daily'] },
    ],
    ['a window that ends now', line('0', { until: NOW }), { verdict: 'review', reasons: ['daily'] }],
    ['a day that starts now', line('0', { from: NOW, until: '2026-03-22T12:00:00.000Z' }), { verdict: 'permit' }],
  ])('%s', (_name, input, expected) => {
    expect(decided(input)).toMatchObject(expected)
  })

  test.each<[string, DecisionInput, Record<string, unknown>]>([
    [
      'one line short: the rest goes, the planner confirms',
      short(),
      {
        verdict: 'review',
        enforcement: 'execute-then-await',
        runs: ['split', '2'],
        waits: ['3[0]'],
        reasons: ['planners-confirm'],
        queues: [{ queue: 'planners', approvals: 1 }],
        reserve: [['order-release/daily[DC-EAST]', false]],
      },
    ],
    [
      'far short: customer care too, and twice',
      inputOf({ scoring: { '': answered({ 'release-part': '0.95' }) } }, { ...ORDER, lines: [{ id: '1', short: '11' }] }),
      {
        reasons: ['planners-confirm', 'short-by-far'],
        queues: [
          { queue: 'planners', approvals: 1 },
          { queue: 'customer-care', approvals: 2 },
        ],
      },
    ],
    ['an unmet condition strikes', short(), { struck: { 'release-all': ['nothing-short'] }, eligible: ['release-part', 'hold'] }],
    [
      'a guard strikes, and a rule chooses',
      inputOf({ facts: { credit: known({ status: 'blocked' }), freight: known({ amount: '18 EUR' }) } }),
      {
        verdict: 'permit',
        option: 'hold',
        by: 'rule',
        struck: { 'release-all': ['credit-is-clear'], 'release-part': ['some-short', 'credit-is-clear'] },
        reasons: [],
      },
    ],
    [
      'an unknown rule caps, an unknown guard reviews',
      inputOf({ facts: { credit: unknown, freight: known({ amount: '18 EUR' }) } }),
      { verdict: 'review', option: 'release-all', reasons: ['credit-is-clear', 'rule-undetermined'] },
    ],
    [
      'an unknown cost is for a person',
      inputOf({ facts: { credit: known({ status: 'ok' }), freight: unknown } }),
      { verdict: 'review', reasons: ['parameter-missing', 'no-big-postings', 'spend', 'daily'] },
    ],
    [
      'a stale fact is unknown',
      inputOf({
        facts: {
          credit: { status: 'known', value: { status: 'ok' }, asOf: '2026-03-21T11:54:59.999Z' },
          freight: known({ amount: '18 EUR' }),
        },
      }),
      { reasons: ['credit-is-clear', 'rule-undetermined'] },
    ],
    ['a guard policy strikes', freight('9000.01 EUR'), { struck: { 'release-all': ['no-big-postings'] } }],
  ])('%s', (_name, input, expected) => {
    expect(decided(input)).toMatchObject(expected)
  })
})

describe('who chooses', () => {
  const scoring = (one: DecisionInput['scoring'][string]) => inputOf({ scoring: { '': one } })
  test.each<[string, DecisionInput, Record<string, unknown>]>([
    [
      'nobody asked the scorer',
      inputOf({ scoring: {} }),
      { verdict: 'review', option: undefined, reasons: ['scorer-not-asked'], choices: ['release-all', 'hold'] },
    ],
    [
      'it failed',
      scoring({ status: 'failed', scorer: 'release', why: 'timeout' }),
      { verdict: 'review', reasons: ['scorer-failed'], enforcement: 'await-approval' },
    ],
    [
      'a tie',
      scoring(answered({ 'release-all': '0.95', hold: '0.950' })),
      { verdict: 'review', option: undefined, reasons: ['scorer-tie'] },
    ],
    ['an unknown option', scoring(answered({ 'release-all': '0.95', sell: '0.1' })), { reasons: ['scorer-unknown-option'] }],
    ['a struck option', scoring(answered({ 'release-part': '0.95' })), { reasons: ['scorer-unknown-option'] }],
    [
      'another question',
      scoring({
        ...answered({ 'release-all': '0.95' }),
        status: 'answered',
        scorer: 'release',
        confidence: { 'release-all': '0.95' },
        asked: [optionId('release-all')],
      }),
      { reasons: ['scorer-asked-other'] },
    ],
    [
      'the question in another order',
      scoring({
        status: 'answered',
        scorer: 'release',
        confidence: { 'release-all': '0.95' },
        asked: [optionId('hold'), optionId('release-all')],
      }),
      { verdict: 'permit' },
    ],
    [
      'another scorer',
      scoring({ status: 'answered', scorer: 'toy', confidence: { 'release-all': '0.95' } }),
      { verdict: 'review', option: undefined, reasons: ['scorer-failed'] },
    ],
    ['the first by name of two unknown options', scoring(answered({ zoo: '0.1', ant: '0.2' })), { reasons: ['scorer-unknown-option'] }],
    ['no number', scoring(answered({ 'release-all': 'NaN' })), { reasons: ['scorer-failed'] }],
    ['more than sure', scoring(answered({ 'release-all': '1.000001' })), { reasons: ['scorer-failed'] }],
    ['an empty answer', scoring(answered({})), { reasons: ['scorer-failed'] }],
    [
      'ungrounded',
      scoring({ status: 'answered', scorer: 'release', confidence: { 'release-all': '0.95' }, ungrounded: ['order.notes'] }),
      { verdict: 'review', reasons: ['scorer-ungrounded'] },
    ],
    [
      'its cost raises ours',
      scoring({ status: 'answered', scorer: 'release', confidence: { 'release-all': '0.95' }, cost: { amount: '251', currency: 'EUR' } }),
      { verdict: 'review', reasons: ['spend'] },
    ],
    [
      'its cost never lowers ours',
      {
        ...freight('251 EUR'),
        scoring: { '': { status: 'answered', scorer: 'release', confidence: { 'release-all': '0.95' }, cost: '0' } },
      },
      { verdict: 'review', reasons: ['spend'] },
    ],
    [
      'its cost in another currency',
      scoring({ status: 'answered', scorer: 'release', confidence: { 'release-all': '0.95' }, cost: { amount: '1', currency: 'USD' } }),
      { reasons: ['cost-unknown', 'spend', 'daily'] },
    ],
  ])('%s', (_name, input, expected) => {
    expect(decided(input)).toMatchObject(expected)
  })

  const propose = (option: string, more: object = {}, actor: DecisionInput['actor'] = { id: 'bot', kind: 'agent', roles: [] }) =>
    inputOf({
      actor,
      trigger: {
        kind: 'proposal',
        proposal: { policy: inputOf().policy, ask: { kind: 'option', option: optionId(option) }, runs: 'us', confidence: '0.95', ...more },
      },
    })
  const act = (action: string, params: Record<string, string>, more: object = {}) =>
    propose('', { ask: { kind: 'actions', actions: [{ action, params }] }, ...more })
  test.each<[string, DecisionInput, Record<string, unknown>]>([
    ['an agent asks for a choice', propose('release-all'), { verdict: 'permit', by: 'agent' }],
    ['its confidence is judged', propose('release-all', { confidence: '0.7' }), { verdict: 'review', reasons: ['sure'] }],
    ['it says nothing of confidence', propose('release-all', { confidence: undefined }), { verdict: 'review', reasons: ['sure'] }],
    [
      'a person asks',
      propose('release-all', { confidence: undefined }, { id: 'ann', kind: 'person', roles: [] }),
      { verdict: 'permit', by: 'person' },
    ],
    [
      'nobody knows the agent',
      propose('release-all', {}, { id: 'stranger', kind: 'agent', roles: [] }),
      { verdict: 'deny', enforcement: 'block', reasons: ['agent-unknown'], fallback: undefined },
    ],
    ['no choice', propose('sell'), { verdict: 'deny', reasons: ['not-a-choice'], fallback: undefined }],
    ['struck', propose('release-part'), { verdict: 'deny', reasons: ['some-short'], fallback: undefined }],
    [
      'a rule chose otherwise',
      { ...propose('hold'), facts: { credit: known({ status: 'blocked' }), freight: known({ amount: '1 EUR' }) } },
      { verdict: 'permit' },
    ],
    [
      'actions of its own: never unattended by a row that does not name them',
      act('order.hold', { orderId: 'SO-1' }, { cost: '0' }),
      { verdict: 'permit', phase: 'approval', enforcement: 'execute', option: 'proposed' },
    ],
    ['without a cost', act('order.hold', { orderId: 'SO-1' }), { verdict: 'review', reasons: ['spend', 'daily'] }],
    ['an unknown action', act('order.burn', {}), { verdict: 'deny', reasons: ['action-unknown', 'spend', 'daily', 'undo'] }],
    [
      'a parameter of another type',
      act('order.hold', { orderId: 'SO-1', why: 'x' }, { cost: '0' }),
      { verdict: 'deny', reasons: ['parameter-invalid'] },
    ],
    ['a parameter too few', act('order.hold', {}, { cost: '0' }), { verdict: 'deny', reasons: ['parameter-missing', 'state-unknown'] }],
    [
      'an action that it may not cause',
      act('journal.reverse', { orderId: 'SO-1' }, { cost: '0' }),
      { verdict: 'deny', reasons: ['agent-never', 'agent-may-not-propose', 'undo'] },
    ],
  ])('%s', (_name, input, expected) => {
    expect(decided(input)).toMatchObject(expected)
  })
})

describe('arrival and lifecycle', () => {
  test.each<[string, DecisionInput, Record<string, unknown>]>([
    ['a stale event', inputOf({ arrival: 'stale' }), { code: 'stale' }],
    [
      'a stale card',
      inputOf({
        arrival: 'stale',
        trigger: { kind: 'expiry', of: '' as never, requester: { id: 'consumer', kind: 'service', roles: [] } },
      }),
      { code: 'moved-on' },
    ],
    ['a gap', inputOf({ arrival: 'gap' }), { verdict: 'review', reasons: ['gap'] }],
    [
      'a gap holds `otherwise` too',
      { ...freight('2000.01 EUR'), arrival: 'gap' },
      {
        verdict: 'deny',
        enforcement: 'block',
        queues: [{ queue: 'planners', approvals: 1 }],
        fallback: ['hold', { kind: 'otherwise', because: 'denied' }, 'review', 'await-approval'],
      },
    ],
    ['first seen, where the event leads', inputOf({ trigger: eventTrigger('order.hold_lifted', 'wms') }), { code: 'not-the-owner' }],
    [
      'first seen, lifted to nobody knows where',
      inputOf({ trigger: eventTrigger('order.hold_lifted') }),
      { verdict: 'review', reasons: ['state-unknown'] },
    ],
    [
      'first seen, by nobody knows whom',
      inputOf({ trigger: eventTrigger('order.hold_lifted', 'fax') }),
      { verdict: 'review', reasons: ['state-unknown', 'source-unknown'] },
    ],
    ['an event of others', inputOf({ trigger: eventTrigger('pick.started') }), { code: 'event-not-decided' }],
    ['before it is in force anywhere', inputOf({ now: '2025-12-30T00:00:00Z' }), { code: 'not-effective' }],
    [
      'held: no release before the hold is lifted',
      { ...inputOf({ ...states('held'), trigger: eventTrigger('supply.arrived') }) },
      { struck: { 'release-all': ['invalid'], hold: ['duplicate'] } },
    ],
    [
      'held, known from where: an event is missing',
      { ...inputOf({ ...states('held', 'created'), trigger: eventTrigger('supply.arrived') }) },
      { struck: { 'release-all': ['out-of-order'] } },
    ],
    ['the hold is lifted', inputOf({ ...states('held', 'created'), trigger: eventTrigger('order.hold_lifted') }), { verdict: 'permit' }],
    [
      'lifted to nobody knows where',
      inputOf({ ...states('held'), trigger: eventTrigger('order.hold_lifted') }),
      { verdict: 'review', reasons: ['state-unknown'] },
    ],
    [
      'lifted by who may not',
      inputOf({ ...states('held', 'created'), trigger: eventTrigger('order.hold_lifted', 'wms') }),
      { code: 'not-the-owner' },
    ],
    [
      'lifted by nobody knows whom',
      inputOf({ ...states('held', 'created'), trigger: eventTrigger('order.hold_lifted', 'fax') }),
      { verdict: 'review', reasons: ['source-unknown'] },
    ],
    [
      'never held',
      inputOf({ ...states('created'), trigger: eventTrigger('order.hold_lifted') }),
      {
        code: 'out-of-order',
        saw: [
          ['event.type', 'order.hold_lifted'],
          ['state', 'created'],
          ['missing', ['order.held']],
        ],
      },
    ],
    ['long closed', inputOf({ ...states('closed'), trigger: eventTrigger('order.hold_lifted') }), { code: 'invalid' }],
  ])('%s', (_name, input, expected) => {
    expect(decided(input)).toMatchObject(expected)
  })
})

describe('phase, stops and cards', () => {
  const rollout = (rollout: typeof POLICY.rollout) =>
    policySetOf(workspaceOf([{ ...POLICY, ...(rollout === undefined ? {} : { rollout }) }, GUARD_POLICY]))
  const row = { phase: 'unattended', with: {} } as const
  const asks = { ...row, requires: { maxError: '0.02', certainty: '0.95' } }
  const stop = (...stops: string[]) => inputOf({ standing: { certificates: {}, stops } })
  const approval = rollout({ default: 'approval', rows: [] })
  test.each<[string, DecisionInput, ReturnType<typeof rollout>, Record<string, unknown>]>([
    [
      'observe',
      inputOf(),
      rollout({ default: 'observe', rows: [] }),
      { verdict: 'permit', enforcement: 'observe', runs: [], reserve: [['order-release/daily[DC-EAST]', true]], queues: undefined },
    ],
    [
      'approval',
      inputOf(),
      approval,
      { verdict: 'permit', enforcement: 'await-approval', waits: ['1', '2'], queues: [{ queue: 'planners', approvals: 1 }] },
    ],
    ['approval of what is safe', inputOf({ scoring: { '': answered({ hold: '0.95' }) } }), approval, { enforcement: 'execute' }],
    ['another site', inputOf(), rollout({ default: 'approval', rows: [{ ...row, sites: ['DC-WEST'] }] }), { phase: 'approval' }],
    ['another option', inputOf(), rollout({ default: 'approval', rows: [{ ...row, options: ['hold'] }] }), { phase: 'approval' }],
    [
      'the row needs a certificate',
      inputOf(),
      rollout({ default: 'observe', rows: [asks] }),
      { phase: 'approval', notes: ['certificate-missing'] },
    ],
    [
      'and has it',
      inputOf({ standing: { certificates: { 'order-release': 'valid' }, stops: [] } }),
      rollout({ default: 'observe', rows: [asks] }),
      { phase: 'unattended' },
    ],
    [
      'a rule needs none',
      inputOf({ facts: { credit: known({ status: 'blocked' }), freight: known({ amount: '1 EUR' }) } }),
      rollout({ default: 'observe', rows: [asks] }),
      { phase: 'unattended', enforcement: 'execute' },
    ],
    [
      'a row that may fit counts with the lower phase',
      inputOf({}, { ...ORDER, nodeId: 7.5 }),
      rollout({ default: 'approval', rows: [{ ...row, sites: ['DC-EAST'] }] }),
      { phase: 'approval' },
    ],
    [
      'a row sets a parameter',
      inputOf({ scoring: { '': answered({ 'release-all': '0.90' }) } }),
      rollout({ default: 'observe', rows: [{ ...row, with: { sureEnough: '0.90' } }] }),
      { verdict: 'permit', enforcement: 'execute' },
    ],
    ['stop all', stop('all'), policies, { verdict: 'permit', enforcement: 'await-approval', phase: 'approval', notes: ['stopped'] }],
    ['stop the policy', stop('policy:order-release'), policies, { enforcement: 'await-approval' }],
    ['stop another policy', stop('policy:order'), policies, { enforcement: 'execute' }],
    ['stop the option', stop('policy:order-release/option:release-all'), policies, { enforcement: 'await-approval' }],
    ['stop another option', stop('policy:order-release/option:hold'), policies, { enforcement: 'execute' }],
    ['stop an action', stop('action:journal.*'), policies, { enforcement: 'await-approval' }],
    ['stop a system', stop('system:erp'), policies, { enforcement: 'await-approval' }],
    ['stop another system', stop('system:tms'), policies, { enforcement: 'execute' }],
    ['stop the site', stop('site:DC-EAST'), policies, { enforcement: 'await-approval' }],
    ['stop another site', stop('site:DC-WEST'), policies, { enforcement: 'execute' }],
    ['a scope that nobody knows stops all', stop('everything'), policies, { enforcement: 'await-approval' }],
    ['also what is safe', { ...stop('all'), scoring: { '': answered({ hold: '0.95' }) } }, policies, { enforcement: 'await-approval' }],
    ['no calendar: working hours as elapsed, which is earlier', sure('0.7'), policies, { expires: '2026-03-21T16:00:00.000Z' }],
    [
      'the cutoff is earlier',
      inputOf({ scoring: { '': answered({ 'release-all': '0.7' }) } }, { ...ORDER, cutoff: '2026-03-21T13:00:00Z' }),
      policies,
      { expires: '2026-03-21T13:00:00.000Z' },
    ],
  ])('%s', (_name, input, set, expected) => {
    expect(decided(input, set)).toMatchObject(expected)
  })
})

test('options without a true rule and without a proposal are for a person', () => {
  const { propose: _propose, ...rest } = POLICY
  const set = policySetOf(workspaceOf([{ ...rest, options: OPTIONS }]))
  expect(decided(inputOf(), set)).toMatchObject({ verdict: 'review', reasons: ['person-chooses'], choices: ['release-all', 'hold'] })
})
