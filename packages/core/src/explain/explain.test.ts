import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide } from '../evaluate/decide.ts'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf, policySetOf } from '../evaluate/policy-set.ts'
import type { Expression, Relation } from '../policy/expression.ts'
import type { GuardModel, PolicyModel, WorkspaceModel } from '../policy/model.ts'
import { policyId } from '../values/ids.ts'
import type { Json } from '../values/json.ts'
import type { ValueType } from '../values/value-type.ts'
import { explain } from './explain.ts'

const bool: ValueType = { kind: 'bool' }
const money: ValueType = { kind: 'money' }
const sure: ValueType = { kind: 'probability' }
const text: ValueType = { kind: 'text' }
const eur = (amount: string | number): { readonly amount: string; readonly currency: string } => ({
  amount: String(amount),
  currency: 'EUR',
})

const literal = (type: ValueType, value: Json): Expression => ({ op: 'literal', type, value })
const compare = (left: Expression, relation: Relation, right: Expression): Expression => ({
  op: 'compare',
  type: bool,
  relation,
  left,
  right,
})
const order: Expression = { op: 'subject', type: { kind: 'object', name: 'order' } }
const total: Expression = { op: 'field', type: money, of: order, name: 'total' }
const credit: Expression = { op: 'field', type: text, of: { op: 'fact', type: { kind: 'object' }, index: 0 }, name: 'status' }
const freight: Expression = { op: 'field', type: money, of: { op: 'fact', type: { kind: 'object' }, index: 1 }, name: 'amount' }
const cost: Expression = { op: 'cost', type: money }

const guard = (id: string, then: GuardModel['then'], when: Expression, because: string): GuardModel => ({
  id,
  for: ['order.release'],
  when: { text: id, expression: when },
  then,
  approvals: 1,
  because,
})

const fact = (name: string, query: string): PolicyModel['facts'][number] => ({
  name,
  query,
  system: 'erp',
  with: [],
  stage: 0,
  type: { kind: 'object' },
  key: [],
  onMissing: { kind: 'review' },
})

const release: PolicyModel = {
  id: 'release',
  version: '1.0.0',
  title: 'Release an order',
  owner: 'planning',
  events: ['order.created'],
  subject: 'order',
  site: { op: 'field', type: { kind: 'id', of: 'node' }, of: order, name: 'nodeId' },
  after: [],
  fresh: false,
  parameters: [],
  facts: [fact('credit', 'customer.credit'), fact('freight', 'freight.estimate')],
  lets: [],
  slots: 0,
  options: [
    {
      id: 'release-all',
      says: 'Release every line',
      lets: [],
      only: [],
      steps: [
        {
          id: '1',
          action: 'order.release',
          params: [['orderId', { op: 'field', type: { kind: 'id', of: 'order' }, of: order, name: 'id' }]],
          undo: 'order.unrelease',
        },
      ],
      onReview: 'whole',
      ifRejected: 'keep',
      cost: { text: 'freight.amount', expression: freight },
    },
    { id: 'hold', says: 'Hold', lets: [], only: [], steps: [], onReview: 'whole', ifRejected: 'keep' },
    { id: 'hold-for-credit', says: 'Hold for finance', lets: [], only: [], steps: [], onReview: 'whole', ifRejected: 'keep' },
  ],
  guards: [
    guard('credit-is-clear', 'deny', compare(credit, 'not-equal', literal(text, 'ok')), 'Finance owns credit release.'),
    guard('large', 'review', compare(total, 'greater', literal(money, eur(10000))), 'A large order is looked at.'),
  ],
  rules: [
    {
      id: 'credit-blocked',
      when: { text: "credit.status == 'blocked'", expression: compare(credit, 'equal', literal(text, 'blocked')) },
      then: { kind: 'option', option: 'hold-for-credit' },
      because: 'Finance owns credit release.',
    },
  ],
  propose: {
    by: { kind: 'scorer', scorer: 'release' },
    choices: ['release-all', 'hold'],
    shows: [],
    onFailure: { kind: 'review' },
    instructions: '',
  },
  gates: [
    { id: 'sure', for: [], kind: 'confidence', permitFrom: literal(sure, '0.92'), reviewFrom: literal(sure, '0.6') },
    {
      id: 'spend',
      for: [],
      kind: 'limit',
      of: { text: 'cost', expression: cost },
      permitUpTo: literal(money, eur(250)),
      reviewUpTo: literal(money, eur(2000)),
    },
    {
      id: 'daily',
      for: [],
      kind: 'budget',
      of: { text: 'cost', expression: cost },
      by: [{ text: 'site', expression: { op: 'site', type: { kind: 'id', of: 'node' } } }],
      per: { kind: 'day' },
      upTo: literal(money, eur(5000)),
      over: 'review',
      counts: 'unattended',
    },
  ],
  review: { queue: 'planners', expires: { kind: 'elapsed', ms: 14_400_000 }, onExpiry: 'hold', approvals: 1, editable: [] },
  otherwise: 'hold',
  rollout: { default: 'unattended', rows: [] },
}

const nowhere = { file: 'release.policy.yaml', line: 3, column: 1, endLine: 3, endColumn: 9 }

const workspace: WorkspaceModel = {
  model: 1,
  name: 'example',
  timeZone: 'UTC',
  policies: [release],
  lifecycles: [],
  agents: [],
  calendars: [],
  actions: {
    'order.release': {
      name: 'order.release',
      system: 'oms',
      params: { orderId: { type: { kind: 'id', of: 'order' }, optional: false } },
      gives: {},
      safe: false,
      undo: 'order.unrelease',
      moves: {},
    },
  },
  events: { 'order.created': { about: 'order' } },
  subjects: { order: { key: 'id' } },
  at: { release: nowhere, 'release/large': nowhere },
}

const policies: PolicySet = policySetOf(workspace)
const NOW = '2026-03-21T12:00:00.000Z'

interface Given {
  readonly confidence?: string
  readonly freight?: Json
  readonly total?: Json
  readonly credit?: Json
  readonly used?: number
}

function inputOf({
  confidence = '0.95',
  freight: amount = eur(100),
  total: value = eur(900),
  credit: status = 'ok',
  used = 0,
}: Given): DecisionInput {
  const known = (answer: Json): DecisionInput['facts'][string] => ({ status: 'known', value: answer, asOf: NOW })
  return {
    schema: 1,
    now: NOW,
    tenant: 'acme',
    policy: policyId('release'),
    trigger: {
      kind: 'event',
      event: { specversion: '1.0', id: 'e1', source: '/oms', type: 'order.created', subject: 'SO-1', time: NOW, data: {} },
    },
    actor: { id: 'oms', kind: 'service', roles: [] },
    subject: { type: 'order', key: 'SO-1', data: { id: 'SO-1', nodeId: 'DC-EAST', total: value }, states: {}, inFlight: [] },
    arrival: 'first',
    facts: {
      credit: status === 'timeout' ? { status: 'unknown', why: 'timeout' } : known({ status }),
      freight: known({ amount }),
    },
    scoring: { '': { status: 'answered', scorer: 'release', confidence: { 'release-all': confidence, hold: '0.01' } } },
    calendars: {},
    ledger: {
      'release/daily[DC-EAST]': {
        from: '2026-03-21T00:00:00.000Z',
        until: '2026-03-22T00:00:00.000Z',
        settled: eur(used),
        reserved: eur(0),
      },
    },
    standing: { certificates: {}, stops: [] },
  }
}

const sentencesOf = (given: Given): readonly string[] => explain(policies, inputOf(given)).sentences

describe('sentences', () => {
  test('a permit by rule names what it struck', () => {
    const sentences = sentencesOf({ credit: 'blocked' })
    expect(sentences[0]).toBe('permit hold-for-credit (by rule credit-blocked); release-all struck: credit-is-clear')
    expect(sentences).toContain('credit-blocked chose the plan. Finance owns credit release.')
    expect(sentences).toContain('credit-is-clear strikes release-all. Finance owns credit release. Seen: credit.status is blocked.')
  })

  test('a review says who decides, until when, and what a limit is', () => {
    const sentences = sentencesOf({ freight: eur(310), confidence: '0.90' })
    expect(sentences[0]).toBe('review release-all (by scorer release at confidence 0.90)')
    expect(sentences).toContain('planners approve or reject until 2026-03-21 16:00 UTC; after that, the plan is hold.')
    expect(sentences).toContain(
      'spend sends the plan to planners. The cost of the plan passes up to 250 EUR; up to 2000 EUR a person decides; above, it is denied. In any other currency a person decides. Seen: cost is 310 EUR.',
    )
    expect(sentences).toContain('The plan would be permitted at confidence ≥ 0.92 and cost ≤ 250 EUR.')
  })

  test('what was missing is said in plain words', () => {
    expect(sentencesOf({ credit: 'timeout' })).toContain(
      'credit-is-clear sends order.release to planners. It could not be judged: credit (the answer did not come in time). Finance owns credit release.',
    )
  })

  test('text from outside is one short line', () => {
    for (const sentence of sentencesOf({ credit: `bad\n\u001b[31m${'x'.repeat(5000)}` })) {
      expect(sentence).not.toMatch(/[\u0000-\u001f]/)
      expect(sentence.length).toBeLessThan(600)
    }
  })

  test('what is not applicable says why', () => {
    const { sentences, trace, flips } = explain(policies, { ...inputOf({}), arrival: 'stale' })
    expect(sentences[0]).toBe('not-applicable: stale')
    expect([trace, flips]).toEqual([{}, []])
  })
})

test('positions are those of the policy and of what spoke', () => {
  expect(explain(policies, inputOf({ total: eur(20000) })).at).toEqual({ release: nowhere, 'release/large': nowhere })
})

test('the trace has each guard with what it read, and both sides of each gate', () => {
  expect(explain(policies, inputOf({ total: eur(20000) })).trace).toMatchObject({
    policy: 'release',
    site: 'DC-EAST',
    rules: [{ rule: 'credit-blocked', result: false, saw: [['credit.status', 'ok']] }],
    plans: [
      {
        plan: 'release-all',
        guards: [
          { guard: 'credit-is-clear', text: 'credit.status is not ok', result: false },
          { guard: 'large', text: 'order.total is above 10000 EUR', result: true, saw: [['order.total', eur(20000)]] },
        ],
      },
      { plan: 'hold', guards: [] },
      { plan: 'hold-for-credit', guards: [] },
    ],
    gates: [
      { gate: 'sure', vote: 'none', confidence: '0.95', permitFrom: '0.92' },
      { gate: 'spend', vote: 'none', of: eur(100), permitUpTo: eur(250) },
      { gate: 'daily', vote: 'none', ledger: 'release/daily[DC-EAST]', used: eur(0), upTo: eur(5000) },
    ],
  })
})

describe('flips', () => {
  const flipsOf = (given: Given): readonly string[] =>
    explain(policies, inputOf(given)).flips.map(({ changes, verdict }) => {
      const said = changes.map(
        ({ path, relation, to }) => `${path} ${relation} ${typeof to === 'object' ? Object.values(to).join(' ') : to}`,
      )
      return `${verdict}: ${said.join(', ')}`
    })

  test.each<{ readonly name: string; readonly given: Given; readonly expect: readonly string[] }>([
    {
      name: 'a permit: the nearest things that would end it',
      given: {},
      expect: ['review: confidence below 0.92', 'deny: confidence below 0.6', 'review: cost above 250 EUR'],
    },
    {
      name: 'one voice, one change',
      given: { confidence: '0.9' },
      expect: ['permit: confidence at-least 0.92', 'deny: confidence below 0.6', 'deny: cost above 2000 EUR'],
    },
    {
      name: 'two voices need two changes',
      given: { confidence: '0.9', freight: eur(310) },
      expect: ['permit: confidence at-least 0.92, cost at-most 250 EUR', 'deny: confidence below 0.6', 'deny: cost above 2000 EUR'],
    },
    {
      name: 'two voices on one value need one change',
      given: { freight: eur(310), used: 4900 },
      expect: [
        'permit: cost at-most 100 EUR',
        'permit: ledger release/daily[DC-EAST] at-most 4690 EUR, cost at-most 250 EUR',
        'deny: confidence below 0.6',
        'deny: cost above 2000 EUR',
      ],
    },
    {
      name: 'a guard constant',
      given: { total: eur(20000) },
      expect: ['permit: order.total at-most 10000 EUR', 'deny: confidence below 0.6', 'deny: cost above 2000 EUR'],
    },
    {
      name: 'a deny: what would permit it, and what would at least ask a person',
      given: { confidence: '0.5' },
      expect: ['permit: confidence at-least 0.92', 'review: confidence at-least 0.6'],
    },
    {
      name: 'unknown: the value that would do',
      given: { credit: 'timeout' },
      expect: ['permit: credit.status equal ok', 'deny: confidence below 0.6', 'deny: cost above 2000 EUR'],
    },
  ])('$name', ({ given, expect: flips }) => {
    expect(flipsOf(given)).toEqual(flips)
  })

  test('on the boundary nothing has to move', () => {
    expect(flipsOf({ confidence: '0.92', freight: eur(250) })[0]).toMatch(/^review: /)
  })
})

const amounts = fc.constantFrom<Json>(
  eur(0),
  eur(100),
  eur(250),
  eur('250.01'),
  eur(2000),
  eur('2000.01'),
  eur(9000),
  { amount: '5', currency: 'USD' },
  'x',
)
const given: fc.Arbitrary<Given> = fc.record({
  confidence: fc.constantFrom('0.02', '0.59', '0.6', '0.9', '0.919999', '0.92', '1', 'NaN'),
  freight: amounts,
  total: fc.constantFrom<Json>(eur(100), eur(10000), eur('10000.01'), 'x'),
  credit: fc.constantFrom<Json>('ok', 'blocked', 'watch', 'timeout', 3),
  used: fc.constantFrom(0, 4750, 4900, 5000, 6000),
})

describe('laws', () => {
  test('whatever the business is like, each flip leads where it says when the input is made so', () => {
    fc.assert(
      fc.property(given, one => {
        const { flips } = explain(policies, inputOf(one))
        for (const { changes, verdict } of flips) {
          const changed: Given = Object.assign({}, one, ...changes.map(movedTo))
          const decision = decide(policies, inputOf(changed))
          expect(decision.kind === 'single' && decision.verdict, JSON.stringify([one, changes])).toBe(verdict)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('no input that decide accepts makes it throw, and the same input is explained the same', () => {
    fc.assert(
      fc.property(
        given,
        fc.jsonValue(),
        fc.constantFrom('facts', 'subject', 'scoring', 'ledger', 'trigger', 'now', 'policy'),
        (one, junk, part) => {
          const input = JSON.parse(JSON.stringify({ ...inputOf(one), [part]: junk }))
          expect(explain(policies, input)).toEqual(explain(policies, input))
        },
      ),
      { numRuns: 150 },
    )
  })

  test('neither does an input that stops answering half way', () => {
    fc.assert(
      fc.property(fc.nat(4000), patience => {
        expect(explain(policies, tiring(inputOf({ confidence: '0.9' }), { left: patience })).sentences.length).toBeGreaterThan(0)
      }),
      { numRuns: 100 },
    )
  })

  test('neither does a trap', () => {
    const trap = new Proxy(inputOf({}), {
      get: () => {
        throw new Error('trap')
      },
    })
    expect(explain(policies, trap).sentences[0]).toBe('not-applicable: input-malformed')
  })
})

/** Throws at the first look after so many. */
function tiring<Part extends object>(part: Part, patience: { left: number }): Part {
  return new Proxy(part, {
    get: (target, name, receiver) => {
      patience.left -= 1
      if (patience.left < 0) throw new Error('tired')
      const value: unknown = Reflect.get(target, name, receiver)
      return typeof value === 'object' && value !== null ? tiring(value, patience) : value
    },
  })
}

/** Where the path of a change comes from, and a value just on the right side. */
function movedTo({ path, relation, to }: { readonly path: string; readonly relation: string; readonly to: Json }): Given {
  const amount = typeof to === 'object' && 'amount' in to ? Number(to['amount']) : Number(to)
  const moved = Number((relation === 'above' ? amount + 0.0001 : relation === 'below' ? amount - 0.0001 : amount).toFixed(4))
  switch (path) {
    case 'confidence':
      return { confidence: String(moved) }
    case 'cost':
      return { freight: eur(moved) }
    case 'order.total':
      return { total: eur(moved) }
    case 'credit.status':
      return { credit: relation === 'equal' ? to : 'another' }
    default:
      return { used: moved }
  }
}

test('explaining changes nothing', () => {
  const before = JSON.stringify(modelOf(policies))
  explain(policies, inputOf({ confidence: '0.9' }))
  expect(JSON.stringify(modelOf(policies))).toBe(before)
})
