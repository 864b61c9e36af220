import { describe, expect, test } from 'vitest'
import type { Decision, Plan, Reason, Step } from '../evaluate/decision.ts'
import type { MapNode } from '../policy/source-node.ts'
import { readYaml } from '../policy/yaml/read-yaml.ts'
import { optionId, policyId, stepId } from '../values/ids.ts'
import { decisionView } from './decision-view.ts'
import { unmet } from './expectations.ts'

function yaml(text: string): MapNode {
  const node = readYaml('x.test.yaml', text, issue => {
    throw new Error(issue.message)
  })
  if (node === undefined) throw new Error('no YAML')
  return node
}

const step = (id: string, action: string): Step => ({ id: stepId(id), action, params: {}, safe: false })
const plan = (option: string, steps: readonly Step[]): Plan => ({
  option: optionId(option),
  steps,
  cost: { amount: '36', currency: 'EUR' },
})
const voice = (code: string, rest: Partial<Reason> = {}): Reason => ({
  code,
  kind: 'guard',
  vote: 'review',
  counted: true,
  steps: [],
  saw: [],
  missing: [],
  ...rest,
})

const split = step('split', 'order.split')
const [first, second] = [step('2[0]', 'line.backorder'), step('2[1]', 'line.backorder')]

const decision: Decision = {
  kind: 'single',
  policy: policyId('release'),
  verdict: 'review',
  enforcement: 'execute-then-await',
  phase: 'unattended',
  chosen: { plan: plan('part', [split, first, second]), by: { kind: 'scorer', scorer: 'release' }, confidence: '0.95' },
  reasons: [
    voice('planners'),
    voice('closed', { policy: policyId('carriers') }),
    voice('watched', { policy: policyId('shadow'), counted: false }),
    voice('fyi', { vote: 'note' }),
  ],
  struck: [
    { option: optionId('all'), reasons: [voice('short', { kind: 'only', vote: 'deny' }), voice('planners')] },
    { option: optionId('one[DC]'), reasons: [voice('far', { vote: 'deny' })] },
  ],
  eligible: [{ plan: plan('part', [split, first, second]), reviewed: true }],
  cut: [],
  runs: [split.id],
  waits: [first.id, second.id],
  ifRejected: 'keep',
  card: {
    queues: [{ queue: 'planners', approvals: 1 }],
    expires: '2026-01-01T00:00:00.000Z',
    onExpiry: optionId('hold'),
    editable: [],
    choices: [],
  },
  reserve: [],
}

const denied: Decision = {
  ...decision,
  verdict: 'deny',
  enforcement: 'block',
  runs: [],
  waits: [],
  fallback: {
    plan: plan('hold', [step('1', 'order.hold')]),
    by: { kind: 'otherwise', because: 'denied' },
    verdict: 'permit',
    enforcement: 'execute',
    reasons: [],
  },
}

const stale: Decision = { kind: 'not-applicable', policy: policyId('release'), reason: voice('stale', { kind: 'built-in', vote: 'note' }) }

const { chosen: _chosen, ...undecided } = decision

describe('met', () => {
  test.each([
    { name: 'verdict', of: decision, text: 'verdict: review' },
    { name: 'enforcement', of: decision, text: 'enforcement: execute-then-await' },
    { name: 'option', of: decision, text: 'option: part' },
    { name: 'no option', of: undecided, text: 'option: none\nchosen: none\nby: nobody' },
    { name: 'chosen at all', of: decision, text: 'chosen: true' },
    { name: 'chosen by name', of: decision, text: 'chosen: part' },
    { name: 'not chosen', of: undecided, text: 'chosen: false' },
    { name: 'by kind of author', of: decision, text: 'by: scorer' },
    { name: 'by author', of: decision, text: 'by: release' },
    { name: 'phase', of: decision, text: 'phase: unattended' },
    { name: 'reasons as a set, in any order', of: decision, text: 'reasons: [closed, planners]' },
    { name: 'the voice of a guard policy by its full name', of: decision, text: 'reasons: [carriers/closed, planners]' },
    { name: 'a voice that does not count, and a note, may be named', of: decision, text: 'reasons: [planners, closed, watched, fyi]' },
    { name: 'a subset', of: decision, text: 'reasons: { include: [planners] }' },
    { name: 'an empty subset', of: decision, text: 'reasons: { include: [] }' },
    { name: 'struck', of: decision, text: 'struck: { all: [short], "one[DC]": [far] }' },
    { name: 'struck, with the review it would also have', of: decision, text: 'struck: { all: [short, planners], "one[DC]": [far] }' },
    { name: 'struck options alone', of: decision, text: 'struck: [all, "one[DC]"]' },
    { name: 'some struck options', of: decision, text: 'struck: { include: { all: [short] } }' },
    { name: 'some struck options alone', of: decision, text: 'struck: { include: [all] }' },
    {
      name: 'an option of which nothing is expected',
      of: decision,
      text: 'struck: { all: [short], "one[DC]": [far], hold: { include: [] } }',
    },
    { name: 'runs by action', of: decision, text: 'runs: [order.split]' },
    { name: 'runs by step', of: decision, text: 'runs: [split]' },
    { name: 'waits, one action for two steps', of: decision, text: 'waits: [line.backorder]' },
    { name: 'waits by step', of: decision, text: 'waits: ["2[0]", "2[1]"]' },
    { name: 'queues', of: decision, text: 'queues: [planners]' },
    { name: 'eligible', of: decision, text: 'eligible: [part]' },
    { name: 'cost', of: decision, text: 'cost: 36.00 EUR' },
    { name: 'no fallback', of: decision, text: 'fallback: none' },
    { name: 'fallback', of: denied, text: 'fallback: hold\nruns: [order.hold]' },
    { name: 'fallback in parts', of: denied, text: 'fallback: { option: hold, verdict: permit, enforcement: execute, reasons: [] }' },
    { name: 'not applicable', of: stale, text: 'verdict: not-applicable\nenforcement: none\nreasons: [stale]\nphase: none\nqueues: []' },
  ])('$name', ({ of, text }) => expect(unmet(yaml(text), decisionView(of))).toEqual([]))
})

describe('not met', () => {
  test.each([
    {
      name: 'verdict',
      of: decision,
      text: 'verdict: permit',
      failure: { expectation: 'verdict', expected: 'permit', got: 'review' },
      column: 10,
    },
    {
      name: 'a reason that is not there',
      of: decision,
      text: 'reasons: [planners, closed, other]',
      failure: { expected: '[planners, closed, other]', got: '[planners, carriers/closed]' },
      column: 29,
    },
    {
      name: 'a reason too many',
      of: decision,
      text: 'reasons: [planners]',
      failure: { expected: '[planners]', got: '[planners, carriers/closed]' },
      column: 10,
    },
    {
      name: 'a subset that is none',
      of: decision,
      text: 'reasons: { include: [other] }',
      failure: { expected: 'at least [other]' },
      column: 22,
    },
    {
      name: 'a strike too many',
      of: decision,
      text: 'struck: { all: [], "one[DC]": [far] }',
      failure: { expectation: 'struck.all', expected: '[]', got: '[short]' },
      column: 16,
    },
    {
      name: 'an option struck too many',
      of: decision,
      text: 'struck: { all: [short] }',
      failure: { expectation: 'struck', expected: 'no other option struck', got: '[one[DC]]' },
      column: 9,
    },
    {
      name: 'an option that is not struck',
      of: decision,
      text: 'struck: { include: { hold: [x] } }',
      failure: { expectation: 'struck.hold', got: '[]' },
      column: 29,
    },
    {
      name: 'a step that does not run',
      of: decision,
      text: 'runs: [order.split, order.hold]',
      failure: { got: '[order.split]' },
      column: 21,
    },
    { name: 'a step of two', of: decision, text: 'waits: ["2[0]"]', failure: { expected: '[2[0]]', got: '[line.backorder]' }, column: 8 },
    { name: 'cost', of: decision, text: 'cost: 36 USD', failure: { expected: '36 USD', got: '36 EUR' }, column: 7 },
    { name: 'cost that is none', of: decision, text: 'cost: much', failure: { expected: 'an amount: `36 EUR`', got: 'much' }, column: 7 },
    { name: 'a fallback that is not there', of: decision, text: 'fallback: hold', failure: { expected: 'hold', got: 'none' }, column: 11 },
    {
      name: 'an unknown part of the fallback',
      of: denied,
      text: 'fallback: { options: hold }',
      failure: { expectation: 'fallback.options' },
      column: 13,
    },
    {
      name: 'a list where a text is expected',
      of: decision,
      text: 'verdict: [review]',
      failure: { expected: 'a text', got: 'a list' },
      column: 10,
    },
    {
      name: 'the one reason of what does not apply',
      of: stale,
      text: 'reasons: []',
      failure: { expected: '[]', got: '[stale]' },
      column: 10,
    },
  ])('$name', ({ of, text, failure, column }) => {
    expect(unmet(yaml(text), decisionView(of))).toMatchObject([{ ...failure, at: { file: 'x.test.yaml', line: 1, column } }])
  })
})
