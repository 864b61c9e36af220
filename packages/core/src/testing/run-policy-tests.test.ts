import { describe, expect, test } from 'vitest'
import { policySetOf } from '../evaluate/policy-set.ts'
import { compileWorkspace } from '../policy/compile-workspace.ts'
import type { Testable, TestRun } from './run-policy-tests.ts'
import { runPolicyTests } from './run-policy-tests.ts'

const CATALOGUE = `catalogue: orders
objects:
  order: { key: id, fields: { id: id of order, nodeId: id of node, total: money, count: count? } }
events: { order.created: order, order.released: order, order.held: order, order.lifted: order, pick.started: order }
queries:
  customer.credit: { system: [erp], with: { order: id of order }, gives: { status: "enum(ok, blocked)" } }
actions:
  order.release: { system: oms, with: { orderId: id of order, date: date? }, undo: order.unrelease, undoUntil: pick.started, moves: { order: released } }
  order.unrelease: { system: oms, with: { orderId: id of order } }
  order.hold: { system: oms, safe: true, with: { orderId: id of order } }
`

const LIFECYCLE = `lifecycle: order
version: 1.0.0
initial: created
terminal: [picking]
states: [created, released, held, picking]
transitions:
  - { from: created, to: released, owner: oms, by: order.released }
  - { from: created, to: held, owner: oms, by: order.held }
  - { from: held, to: back, owner: oms, by: order.lifted }
  - { from: released, to: picking, owner: wms, by: pick.started }
ownership: { default: oms }
`

const AGENT = `agent: helper
actors: [helper-7]
may: { read: [order], propose: [order.release, order.hold], execute: [order.release, order.hold] }
never: []
`

const POLICY = `policy: release
version: 1.0.0
title: Release an order
owner: planners
events: [order.created, order.lifted]
decides: order
site: order.nodeId
facts:
  credit: { query: customer.credit, system: erp, with: { order: =order.id }, onMissing: review }
options:
  go:
    says: Release it
    only: { some: order.total > 0 }
    do: [ { order.release: { orderId: =order.id, date: 2026-04-01 } } ]
    cost: order.total
  hold: { says: Hold it, do: [ { order.hold: { orderId: =order.id } } ] }
guards:
  - { id: clear, for: order.release, when: { credit.status: blocked }, then: deny, because: Finance owns credit. }
rules:
  - { id: huge, when: { order.total: { above: 9000 EUR } }, then: hold, because: Never by machine. }
propose: { scorer: s, choices: [go, hold], shows: [order.total], onFailure: review }
gates:
  - { id: sure, confidence: { permitFrom: 0.9, reviewFrom: 0.5 } }
  - { id: daily, budget: { of: cost, by: [site], per: day, upTo: 1000 EUR, over: review } }
  - { id: undo, reversible: { until: pick.started, else: review } }
review: { queue: planners, expires: 4h, editable: [date] }
otherwise: hold
`

const ROLLOUT = 'rollout: release\ndefault: { phase: observe }\nrows:\n  - { site: NORTH, phase: unattended }\n'

const ORDER = '{ id: SO-1, nodeId: NORTH, total: 500 EUR }'
const HEAD = 'tests: release\nnow: 2026-03-21T12:00:00Z\ncases:\n'

function load(cases: string, more: Readonly<Record<string, string>> = {}): Testable {
  const compiled = compileWorkspace({
    ...more,
    'countersign.yaml': 'workspace: shop\ntimeZone: Europe/Berlin\n',
    'orders.catalogue.yaml': CATALOGUE,
    'order.lifecycle.yaml': LIFECYCLE,
    'helper.agent.yaml': AGENT,
    'release.policy.yaml': POLICY,
    'release.rollout.yaml': ROLLOUT,
    'release.test.yaml': HEAD + cases,
  })
  if (compiled.kind === 'refused') throw new Error(compiled.issues.map(({ at, message }) => `${at.file}:${at.line} ${message}`).join('\n'))
  return { policies: policySetOf(compiled.model), tests: compiled.cases }
}

function run(cases: string): TestRun {
  return runPolicyTests(load(cases))
}

/** One case about SO-1 with good credit, as one flow map each. */
function one(given: string, propose: string, expected: string, more: string = ''): TestRun {
  return run(
    `  - name: x\n    given: { ${given} }\n${propose === '' ? '' : `    propose: { ${propose} }\n`}    expect: { ${expected} }\n${more}`,
  )
}

const result = ({ cases }: TestRun) =>
  cases.map(({ status, failures, issues }) => ({
    status,
    failures: failures.map(({ expectation, got }) => `${expectation}: ${got}`),
    issues: issues.map(({ code }) => code),
  }))
const PASSED = [{ status: 'passed', failures: [], issues: [] }]

const EVENT = `event: order.created, order: ${ORDER}`
const GOOD = `${EVENT}, facts: { credit: { status: ok } }`
const GO = 'option: go, confidence: 0.95'

describe('what a case may give', () => {
  test.each([
    {
      name: 'the rollout gives the phase',
      given: GOOD,
      propose: GO,
      expected: 'verdict: permit, enforcement: execute, phase: unattended, runs: [order.release], cost: 500 EUR',
    },
    {
      name: 'unless the case does',
      given: `${GOOD}, phase: approval`,
      propose: GO,
      expected: 'verdict: permit, enforcement: await-approval, phase: approval, waits: [order.release], queues: [planners]',
    },
    {
      name: 'a site is written where the policy reads it',
      given: `${GOOD}, site: SOUTH`,
      propose: GO,
      expected: 'verdict: permit, phase: observe, enforcement: observe',
    },
    {
      name: 'a fact that is not given is not found',
      given: EVENT,
      propose: GO,
      expected: 'verdict: review, reasons: [clear], enforcement: await-approval',
    },
    {
      name: 'an observation as it is',
      given: `${EVENT}, facts: { credit: { status: unknown, why: timeout } }`,
      propose: GO,
      expected: 'verdict: review, reasons: [clear]',
    },
    { name: 'a scorer is certain where nothing is said', given: GOOD, propose: 'option: go', expected: 'verdict: permit, by: scorer' },
    { name: 'a scorer by name', given: GOOD, propose: GO, expected: 'by: s' },
    {
      name: 'a scorer that fails',
      given: GOOD,
      propose: 'fails: timeout',
      expected: 'verdict: review, chosen: none, reasons: { include: [scorer-failed] }',
    },
    {
      name: 'confidences of several options',
      given: GOOD,
      propose: 'confidence: { go: 0.3, hold: 0.95 }',
      expected: 'option: hold, verdict: permit',
    },
    { name: 'what is left of a budget', given: `${GOOD}, used: { daily: 500 EUR }`, propose: GO, expected: 'verdict: permit' },
    { name: 'and not', given: `${GOOD}, used: { daily: 500.01 EUR }`, propose: GO, expected: 'verdict: review, reasons: [daily]' },
    { name: 'one line of a budget', given: `${GOOD}, used: { "daily[NORTH]": 900 EUR }`, propose: GO, expected: 'reasons: [daily]' },
    {
      name: 'a line of a budget by its policy',
      given: `${GOOD}, used: { release/daily: 900 EUR }`,
      propose: GO,
      expected: 'reasons: [daily]',
    },
    { name: 'a state', given: `${GOOD}, state: released`, propose: GO, expected: 'struck: { go: [duplicate] }' },
    { name: 'a state by system', given: `${GOOD}, state: { wms: picking }`, propose: GO, expected: 'struck: [go]' },
    {
      name: 'no state: a lifted hold was on a new order',
      given: `event: order.lifted, order: ${ORDER}, facts: { credit: { status: ok } }`,
      propose: GO,
      expected: 'verdict: permit, enforcement: execute',
    },
    {
      name: 'the state that a hold was in',
      given: `event: order.lifted, order: ${ORDER}, facts: { credit: { status: ok } }, state: { oms: { state: held, from: released } }`,
      propose: GO,
      expected: 'struck: { go: [duplicate] }',
    },
    { name: 'a time of its own', given: `${GOOD}, now: "2026-07-01T00:00:00Z"`, propose: GO, expected: 'verdict: permit' },
    { name: 'a stale arrival', given: `${GOOD}, arrival: stale`, propose: GO, expected: 'verdict: not-applicable, reasons: [stale]' },
    {
      name: 'an event in full',
      given: `event: { type: order.created, source: "/erp/1", id: e9 }, order: ${ORDER}`,
      propose: GO,
      expected: 'verdict: review',
    },
    {
      name: 'an outside proposal of an option',
      given: `proposal: go, agent: helper, order: ${ORDER}, facts: { credit: { status: ok } }`,
      propose: '',
      expected: 'by: helper, option: go, verdict: review, reasons: { include: [sure] }',
    },
    {
      name: 'an outside proposal with its confidence',
      given: `proposal: { option: go, confidence: 0.95 }, agent: helper, order: ${ORDER}, facts: { credit: { status: ok } }`,
      propose: '',
      expected: 'by: agent, verdict: permit',
    },
    {
      name: 'an outside proposal of actions',
      given: `proposal: { actions: [ { order.hold: { orderId: SO-1 } } ], confidence: 1, cost: 0 }, agent: helper, order: ${ORDER}, facts: { credit: { status: ok } }`,
      propose: '',
      expected: 'option: proposed',
    },
    {
      name: 'an agent that nobody knows',
      given: `proposal: go, agent: stranger, order: ${ORDER}, facts: { credit: { status: ok } }`,
      propose: '',
      expected: 'reasons: { include: [agent-unknown] }',
    },
  ])('$name', ({ given, propose, expected }) => expect(result(one(given, propose, expected))).toEqual(PASSED))
})

describe('votes', () => {
  const voted = (vote: string, expected: string): TestRun =>
    run(`  - name: x\n    given: { ${GOOD}, phase: approval }\n    propose: { ${GO} }\n    vote: ${vote}\n    expect: { ${expected} }\n`)

  test.each([
    { name: 'approved by all who are asked', vote: 'approve', expected: 'enforcement: execute, runs: [order.release], verdict: permit' },
    { name: 'rejected', vote: 'reject', expected: 'verdict: deny, reasons: { include: [rejected] }, fallback: hold' },
    { name: 'by a queue and a name', vote: '{ queue: planners, by: ann, approve: true }', expected: 'enforcement: execute' },
    { name: 'by an agent, who is nobody', vote: '{ by: helper-7, approve: true }', expected: 'reasons: [approvals-missing]' },
    { name: 'another option', vote: '{ choose: hold, by: ann }', expected: 'option: hold, by: ann' },
    { name: 'with an edit', vote: '{ by: ann, edit: { date: 2026-05-01 } }', expected: 'by: ann, enforcement: execute' },
    { name: 'with an edit of one action', vote: '{ edit: { order.release.date: 2026-05-01 } }', expected: 'enforcement: execute' },
    { name: 'with an edit of one step', vote: '{ edit: { "1.date": 2026-05-01 } }', expected: 'enforcement: execute' },
    { name: 'with an edit that is refused', vote: '{ edit: { date: soon } }', expected: 'reasons: { include: [edit-refused] }' },
    { name: 'several', vote: '[ { by: ann, approve: true }, { by: bob, reject: true } ]', expected: 'reasons: { include: [rejected] }' },
  ])('$name', ({ vote, expected }) => expect(result(voted(vote, expected))).toEqual(PASSED))

  test.each([
    { name: 'a word that is none', vote: 'maybe', code: 'case-vote' },
    { name: 'a map without a choice', vote: '{ by: ann }', code: 'case-vote' },
    { name: 'two choices in one', vote: '{ approve: true, choose: hold }', code: 'case-vote' },
    { name: 'by a queue that is not on the card', vote: '{ queue: finance, by: ann, approve: true }', code: 'case-vote' },
    { name: 'a key that is none', vote: '{ aprove: true, reject: true }', code: 'unknown-key' },
    { name: 'an edit of nothing', vote: '{ edit: { nothing: 1 } }', code: 'case-vote' },
  ])('$name is an issue', ({ vote, code }) =>
    expect(result(voted(vote, 'verdict: permit'))).toMatchObject([{ status: 'invalid', issues: [code] }]),
  )

  test('find the object where the event has led it', () => {
    const given = `event: order.lifted, order: ${ORDER}, facts: { credit: { status: ok } }, phase: approval`
    const cases = `  - name: x\n    given: { ${given} }\n    propose: { ${GO} }\n    vote: approve\n    expect: { enforcement: execute, runs: [order.release] }\n`
    expect(result(run(cases))).toEqual(PASSED)
  })

  test('where nobody is asked is an issue', () => {
    const cases = `  - name: x\n    given: { ${GOOD} }\n    propose: { ${GO} }\n    vote: approve\n    expect: { verdict: permit }\n`
    expect(result(run(cases))).toMatchObject([{ status: 'invalid', issues: ['case-vote'] }])
  })
})

describe('a case that is itself wrong is told and not run', () => {
  test.each([
    { name: 'neither event nor proposal', given: `order: ${ORDER}`, codes: ['exactly-one'] },
    { name: 'both', given: `event: order.created, proposal: go, order: ${ORDER}`, codes: ['exactly-one'] },
    { name: 'no subject', given: 'event: order.created', codes: ['missing-key'] },
    { name: 'a subject without its key', given: 'event: order.created, order: { total: 1 EUR }', codes: ['missing-key'] },
    { name: 'an unknown key', given: `${GOOD}, fact: {}`, codes: ['unknown-key'] },
    { name: 'an unknown fact', given: `${EVENT}, facts: { credits: {} }`, codes: ['unknown-fact'] },
    { name: 'an unknown field', given: `event: order.created, order: { id: SO-1, totl: 5 EUR }`, codes: ['unknown-field'] },
    { name: 'a field of another type', given: `event: order.created, order: { id: SO-1, total: 5 }`, codes: ['bare-number'] },
    { name: 'a key that YAML reads as a number', given: `event: order.created, order: { id: 1 }`, codes: ['wrong-literal'] },
    { name: 'an unknown field of a fact', given: `${EVENT}, facts: { credit: { state: ok } }`, codes: ['unknown-field'] },
    { name: 'a value that an enum does not have', given: `${EVENT}, facts: { credit: { status: fine } }`, codes: ['unknown-enum-value'] },
    { name: 'an unknown phase', given: `${GOOD}, phase: unatended`, codes: ['unknown-value'] },
    { name: 'an unknown arrival', given: `${GOOD}, arrival: late`, codes: ['unknown-value'] },
    { name: 'an unknown state', given: `${GOOD}, state: packed`, codes: ['unknown-state'] },
    { name: 'an unknown budget', given: `${GOOD}, used: { dayly: 1 EUR }`, codes: ['unknown-gate', 'unknown-gate'] },
    { name: 'no amount', given: `${GOOD}, used: { daily: much }`, codes: ['wrong-form'] },
    { name: 'a local time', given: `${GOOD}, now: "2026-03-21T12:00:00"`, codes: ['wrong-form'] },
    {
      name: 'an unknown key of an event',
      given: `event: { type: order.created, tyme: "2026-03-21T12:00:00Z" }, order: ${ORDER}`,
      codes: ['unknown-key'],
    },
    { name: 'an unknown key of a proposal', given: `proposal: { option: go, sorce: x }, order: ${ORDER}`, codes: ['unknown-key'] },
    { name: 'who runs a proposal', given: `proposal: { option: go, runs: them }, order: ${ORDER}`, codes: ['unknown-value'] },
    { name: 'a confidence that is no number', given: `proposal: { option: go, confidence: high }, order: ${ORDER}`, codes: ['wrong-form'] },
    { name: 'a cost that is none', given: `proposal: { option: go, cost: high }, order: ${ORDER}`, codes: ['wrong-form'] },
    {
      name: 'an observation without its time',
      given: `${EVENT}, facts: { credit: { status: known, value: { status: ok } } }`,
      codes: ['fact-malformed'],
    },
    {
      name: 'an observation that knows nothing',
      given: `${EVENT}, facts: { credit: { status: known, value: null, asOf: "2026-03-21T12:00:00Z" } }`,
      codes: ['fact-malformed'],
    },
    {
      name: 'a reason that there is not',
      given: `${EVENT}, facts: { credit: { status: unknown, why: http-503 } }`,
      codes: ['fact-malformed'],
    },
    { name: 'a proposal that is none', given: `proposal: { runs: us }, order: ${ORDER}`, codes: ['wrong-form'] },
    { name: 'like nobody', given: 'event: order.created, order: { like: SO-2 }', codes: ['case-like'] },
    { name: 'a column without rows', given: `${GOOD}, state: $state`, codes: ['case-column', 'unknown-state'] },
  ])('$name', ({ given, codes }) => {
    const { status, issues } = result(one(given, GO, 'verdict: permit'))[0] ?? {}
    expect(status).toBe('invalid')
    expect(issues?.filter(code => code !== 'missing-key' || codes.includes('missing-key'))).toEqual(expect.arrayContaining([...codes]))
  })

  test('a proposal of a scorer without a form', () => {
    expect(result(one(GOOD, 'confidence: high', 'verdict: permit'))).toMatchObject([{ status: 'invalid', issues: ['case-propose'] }])
    expect(result(one(GOOD, 'option: a, confidance: 0.1', 'verdict: permit'))).toMatchObject([
      { status: 'invalid', issues: ['unknown-key'] },
    ])
  })

  test.each([
    ['option: hodl', 'hodl'],
    ['chosen: goo', 'goo'],
    ['eligible: [go, hodl]', 'hodl'],
    ['eligible: { include: [hodl] }', 'hodl'],
    ['struck: { hodl: [clear] }', 'hodl'],
    ['fallback: { option: hodl }', 'hodl'],
  ])('%s expects an option that there is not', (expected, name) => {
    const { findings, cases } = one(GOOD, GO, expected)
    expect(cases[0]?.status).toBe('invalid')
    expect(findings[0]).toMatchObject({ code: 'unknown-option', message: `there is no option \`${name}\`` })
  })

  test('an agent whose name is nearly one of ours', () => {
    expect(result(one(`proposal: go, agent: helpr, order: ${ORDER}`, '', 'verdict: deny'))).toMatchObject([
      { status: 'invalid', issues: ['unknown-agent'] },
    ])
  })

  test('with what was meant', () => {
    expect(one(`${EVENT}, facts: { credits: {} }`, GO, 'verdict: permit').findings[0]).toMatchObject({
      suggestion: 'did you mean `credit`?',
      at: { file: 'release.test.yaml' },
    })
  })
})

describe('a case that fails', () => {
  const failing = one(GOOD, 'option: go, confidence: 0.8', 'verdict: permit, enforcement: execute')

  test('says what was expected, what came instead, where, and why', () => {
    const [{ status, failures, because } = {}] = failing.cases
    expect(status).toBe('failed')
    expect(failures).toEqual([
      {
        expectation: 'verdict',
        expected: 'permit',
        got: 'review',
        at: expect.objectContaining({ file: 'release.test.yaml', line: 7, column: 24 }),
      },
      { expectation: 'enforcement', expected: 'execute', got: 'await-approval', at: expect.objectContaining({ line: 7, column: 45 }) },
    ])
    expect(because?.join(' ')).toContain('sure')
  })

  test('counts as failed', () => expect([failing.passed, failing.failed]).toEqual([0, 1]))
})

describe('coverage', () => {
  const everything = `  - name: threshold
    each: [ [sure, verdict], [0.9, permit], [0.89, review], [0.49, deny] ]
    given: { ${GOOD} }
    propose: { option: go, confidence: $sure }
    expect: { verdict: $verdict }
  - name: blocked
    given: { ${EVENT}, facts: { credit: { status: blocked } } }
    propose: { option: hold, confidence: 0.95 }
    expect: { struck: { go: [clear] } }
  - name: huge
    given: { event: order.created, order: { like: SO-1, total: 9001 EUR }, facts: { credit: { status: ok } } }
    expect: { by: huge, option: hold }
  - name: nothing
    given: { event: order.created, order: { like: SO-1, total: 0 EUR }, facts: { credit: { status: ok } } }
    expect: { struck: { go: [some] } }
  - name: budget
    given: { ${GOOD}, used: { daily: 501 EUR } }
    propose: { ${GO} }
    expect: { reasons: [daily] }
`

  test('is complete where every side has a case', () => {
    const { cases, findings, coverage } = run(everything)
    expect(cases.filter(({ status }) => status !== 'passed')).toEqual([])
    expect(findings).toEqual([])
    expect(coverage.map(({ kind, construct, side }) => `${kind} ${construct} ${side}`)).toEqual([
      'rule huge true',
      'guard clear true',
      'guard clear false',
      'gate sure permit',
      'gate sure review',
      'gate sure deny',
      'gate daily permit',
      'gate daily review',
      'gate undo permit',
      'only go/some met',
      'only go/some unmet',
      'option go chosen',
      'option hold chosen',
    ])
    expect(coverage.find(({ construct, side }) => construct === 'sure' && side === 'permit')?.cases).toBe(2)
  })

  test('names what no case shows, where it stands', () => {
    const { findings } = one(GOOD, GO, 'verdict: permit')
    expect(findings.map(({ message, at }) => `${at.file}:${at.line} ${message}`)).toEqual([
      'release.policy.yaml:20 no case of `release` shows rule `huge` true',
      'release.policy.yaml:18 no case of `release` shows guard `clear` true',
      'release.policy.yaml:23 no case of `release` shows gate `sure` sending a plan to review',
      'release.policy.yaml:23 no case of `release` shows gate `sure` denying a plan',
      'release.policy.yaml:24 no case of `release` shows gate `daily` sending a plan to review',
      'release.policy.yaml:13 no case of `release` shows condition `go/some` not met',
      'release.policy.yaml:16 no case of `release` shows option `hold` chosen',
    ])
  })

  test('asks a gate about steps that it may judge: those of its policy, or of every policy on its subject', () => {
    const firm = `policy: scrap
version: 1.0.0
title: Scrap an order
owner: planners
events: [order.held]
decides: order
options: { go: { do: [ { order.scrap: { orderId: =order.id } } ] }, hold: { do: [] } }
rules: [ { id: always, when: order.total > 0, then: go, because: It is a test. } ]
otherwise: hold
`
    const more = {
      'scrap.catalogue.yaml': 'catalogue: scrap\nactions: { order.scrap: { system: oms, with: { orderId: id of order } } }\n',
      'scrap.policy.yaml': firm,
      'lasting.policy.yaml':
        'policy: lasting\nversion: 1.0.0\ntitle: Undo\nowner: planners\ndecides: order\ngates: [ { id: lasts, reversible: { until: pick.started } } ]\n',
    }
    const { policies } = load(`  - name: x\n    given: { ${GOOD} }\n    expect: {}\n`, more)
    const sides = runPolicyTests({ policies, tests: [] }).coverage.filter(({ construct }) => ['undo', 'lasts'].includes(construct))
    expect(sides.map(({ construct, side }) => `${construct} ${side}`)).toEqual(['lasts permit', 'lasts review', 'undo permit'])
  })

  test('counts no side that something unknown raised', () => {
    const { coverage } = one(EVENT, GO, 'reasons: [clear]')
    expect(coverage.filter(({ construct, cases }) => construct === 'clear' && cases > 0)).toEqual([])
  })

  test('a policy without any case is all findings', () => {
    const { policies } = load(`  - name: x\n    given: { ${GOOD} }\n    expect: {}\n`)
    const { cases, findings } = runPolicyTests({ policies, tests: [] })
    expect(cases).toEqual([])
    expect(findings.map(({ code }) => code)).toEqual(Array.from({ length: 13 }, () => 'not-covered'))
  })

  test('cases of what decides nothing are an issue', () => {
    const { policies, tests } = load(`  - name: x\n    given: { ${GOOD} }\n    expect: {}\n`)
    const { cases, findings } = runPolicyTests({ policies, tests: tests.map(document => ({ ...document, policy: 'releas' })) })
    expect(cases).toEqual([])
    expect(findings[0]).toMatchObject({ code: 'unknown-policy', suggestion: 'did you mean `release`?' })
  })
})
