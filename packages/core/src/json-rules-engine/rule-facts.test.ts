import { expect, test } from 'vitest'
import { makeRecord } from '../audit/record.ts'
import { decide } from '../evaluate/decide.ts'
import type { DecisionInput, Observation } from '../evaluate/decision-input.ts'
import { needs } from '../evaluate/needs.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { policySetOf } from '../evaluate/policy-set.ts'
import { compileWorkspace } from '../policy/compile-workspace.ts'
import { policyId } from '../values/ids.ts'
import { loaded, rule } from './loaded.fixture.ts'
import type { AnswerByRules } from './rule-facts.ts'
import { ruleFacts } from './rule-facts.ts'
import type { RuleFile } from './rule-file.ts'
import type { RuleHost } from './rule-host.ts'

const FILES = {
  'countersign.yaml': 'workspace: shop\ntimeZone: Europe/Berlin\n',
  'orders.catalogue.yaml': `catalogue: orders
objects:
  order: { key: id, fields: { id: id of order, nodeId: id of node, customerId: id of customer } }
  firedRule: { fields: { rule: text, type: text, params: "firedParams?" } }
  firedParams: { fields: { limit: "money?" } }
events: { order.created: order }
queries:
  rules.outcome:
    system: countersign
    with: { customer: id of customer }
    gives: { fired: list of text, events: list of firedRule, failed: list of text }
actions:
  order.release: { system: oms, with: { orderId: id of order }, undo: order.unrelease }
  order.unrelease: { system: oms, with: { orderId: id of order } }
  order.hold: { system: oms, safe: true, with: { orderId: id of order } }
`,
  'release.policy.yaml': `policy: release
version: 1.0.0
title: Release an order
owner: planners
events: [order.created]
decides: order
site: order.nodeId
facts:
  screening: { query: rules.outcome, system: countersign, with: { customer: =order.customerId } }
options:
  go: { says: Release it, do: [ { order.release: { orderId: =order.id } } ] }
  hold: { says: Hold it, do: [ { order.hold: { orderId: =order.id } } ] }
guards:
  - { id: credit-blocked, for: order.release, when: "'credit-blocked' in screening.fired", then: deny, because: Finance blocked the customer. }
  - { id: near-limit, for: order.release, when: "screening.events.exists(e, e.type == 'near-limit' && e.params.limit < '5000 EUR')", then: review, because: Little credit is left. }
rules: [ { id: always, when: "true", then: go, because: Everything goes. } ]
otherwise: hold
`,
  'release.rollout.yaml': 'rollout: release\ndefault: { phase: unattended }\n',
}

function policies(): PolicySet {
  const compiled = compileWorkspace(FILES)
  if (compiled.kind === 'refused') throw new Error(compiled.issues.map(({ at, message }) => `${at.file}:${at.line} ${message}`).join('\n'))
  return policySetOf(compiled.model)
}

const POLICIES = policies()

/** As a host has had them for years. */
const RULES = [
  {
    name: 'credit-blocked',
    conditions: { any: [{ fact: 'account', path: '$.status', operator: 'in', value: ['BLOCKED', 'CLOSED'] }] },
    event: { type: 'credit-blocked' },
    priority: 10,
  },
  {
    name: 'near-limit',
    conditions: { all: [{ fact: 'account', path: '$.open', operator: 'greaterThan', value: { fact: 'account', path: '$.warnAt' } }] },
    event: { type: 'near-limit', params: { limit: '4500 EUR' } },
  },
]

const ACCOUNTS: Readonly<Record<string, object>> = {
  'C-1': { status: 'OK', open: 10, warnAt: 900 },
  'C-2': { status: 'BLOCKED', open: 10, warnAt: 900 },
  'C-3': { status: 'OK', open: 950, warnAt: 900 },
}

/** The host's own async fact; it reads what the policy asks with. */
const account: RuleHost['facts'] = {
  account: async (_, almanac) => {
    const found = ACCOUNTS[await almanac.factValue<string>('customer')]
    if (found === undefined) throw new Error('no such account')
    return found
  },
}

function order(customerId: string): DecisionInput {
  const data = { id: 'SO-1', nodeId: 'BER', customerId }
  const event = { specversion: '1.0', id: 'e-1', source: 'oms', type: 'order.created', subject: 'SO-1', data } as const
  return {
    schema: 1,
    now: '2026-03-20T12:00:00Z',
    tenant: 'main',
    policy: policyId('release'),
    trigger: { kind: 'event', event },
    actor: { id: 'consumer', kind: 'service', roles: [] },
    subject: { type: 'order', key: 'SO-1', data, states: {}, inFlight: [] },
    arrival: 'first',
    facts: {},
    scoring: {},
    calendars: {},
    ledger: {},
    standing: { certificates: {}, stops: [] },
  }
}

async function gathered(first: DecisionInput, answer: AnswerByRules): Promise<DecisionInput> {
  let input = first
  for (let need = needs(POLICIES, input); need.kind === 'gather' && need.what.facts.length > 0; need = needs(POLICIES, input)) {
    const asked: [string, Observation][] = []
    for (const query of need.what.facts) asked.push([query.fact, (await answer(query, input)) ?? { status: 'unknown', why: 'not-asked' }])
    input = { ...input, facts: { ...input.facts, ...Object.fromEntries(asked) } }
  }
  return input
}

/** Verdict, enforcement, and the voices on the plan and on what was struck. */
function said(input: DecisionInput): string {
  const decision = decide(POLICIES, input)
  if (decision.kind !== 'single') return decision.kind
  const struck = decision.struck.flatMap(({ option, reasons }) => reasons.map(({ code }) => `${option} struck by ${code}`))
  return [decision.verdict, decision.enforcement, ...decision.reasons.map(({ code }) => code), ...struck].join(', ')
}

const CREDIT_RULES = loaded(RULES, { facts: account })
const byRules = ruleFacts({ 'rules.outcome': { rules: CREDIT_RULES } })

test.each([
  ['C-1', [], 'permit, execute'],
  ['C-2', ['credit-blocked'], 'review, await-approval, rule-choice-struck, person-chooses, go struck by credit-blocked'],
  ['C-3', ['near-limit'], 'review, await-approval, near-limit'],
])('what fires for %s is a voice of the policy', async (customer, fired, expected) => {
  const input = await gathered(order(customer), byRules)
  expect(input.facts['screening']).toMatchObject({ status: 'known', asOf: order(customer).now, system: 'countersign', value: { fired } })
  expect(said(input)).toBe(expected)
})

test.each<[name: string, rules: RuleFile, why: string]>([
  ['a fact that fails', CREDIT_RULES, 'failed'],
  ['a fact that nobody has', loaded(RULES), 'failed'],
  ['an endless fact', loaded(RULES, { timeoutMs: 5, facts: { account: () => new Promise(() => undefined) } }), 'timeout'],
])('%s is unknown, and unknown never permits', async (_, rules, why) => {
  const errors: string[] = []
  const answer = ruleFacts({ 'rules.outcome': { rules, onFailure: ({ message }) => errors.push(message) } })
  const input = await gathered(order('C-9'), answer)
  expect(input.facts['screening']).toEqual({ status: 'unknown', why })
  expect(errors).toHaveLength(1)
  expect(said(input)).toBe('review, await-approval, credit-blocked, near-limit')
})

test('so it is where the host fails to take note', async () => {
  const onFailure = () => {
    throw new Error('no log')
  }
  const input = await gathered(order('C-9'), ruleFacts({ 'rules.outcome': { rules: CREDIT_RULES, onFailure } }))
  expect(input.facts['screening']).toEqual({ status: 'unknown', why: 'failed' })
})

test('facts that cannot be laid out are unknown too', async () => {
  const facts = () => {
    throw new Error('no such field')
  }
  const input = await gathered(order('C-1'), ruleFacts({ 'rules.outcome': { rules: CREDIT_RULES, facts } }))
  expect(input.facts['screening']).toEqual({ status: 'unknown', why: 'failed' })
})

test('the rules read the subject and the arguments, or what the host lays out', async () => {
  const rules = loaded([rule('berlin', 'node', 'equal', 'BER', {})])
  const facts = (_: unknown, { subject }: DecisionInput) => ({ node: Object(subject.data).nodeId })
  const input = await gathered(order('C-1'), ruleFacts({ 'rules.outcome': { rules, facts } }))
  expect(input.facts['screening']).toMatchObject({ value: { fired: ['berlin'] } })
  const bySubject = loaded([rule('c', 'customer', 'equal', { fact: 'order', path: '$.customerId' })])
  const other = await gathered(order('C-1'), ruleFacts({ 'rules.outcome': { rules: bySubject } }))
  expect(other.facts['screening']).toMatchObject({ value: { fired: ['c'] } })
})

test('other queries are for others', () => {
  const query = { fact: 'f', query: 'constructor', system: 'erp', with: {} } as const
  expect(byRules(query, order('C-1'))).toBeUndefined()
})

test('a recorded decision replays without an engine', async () => {
  const input = await gathered(order('C-3'), byRules)
  const decision = decide(POLICIES, input)
  const record = JSON.parse(JSON.stringify(makeRecord(POLICIES, input, decision)))
  expect(decide(POLICIES, record.input)).toEqual(decision)
})
