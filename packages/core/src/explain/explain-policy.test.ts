import { beforeAll, describe, expect, test } from 'vitest'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { policySetOf } from '../evaluate/policy-set.ts'
import { compileWorkspace } from '../policy/compile-workspace.ts'
import { policyId } from '../values/ids.ts'
import type { Json } from '../values/json.ts'
import { describePolicies } from './describe-policies.ts'
import { explain } from './explain.ts'
import { explainPolicy } from './explain-policy.ts'

const files = {
  'countersign.yaml': 'workspace: shop\ntimeZone: Europe/Berlin\n',
  'shop.catalogue.yaml': `
catalogue: shop
objects:
  node: { key: id, fields: { id: id, free: quantity, days: count } }
  task:
    key: id
    fields: { id: id, nodeId: id of node, itemId: id, quantity: quantity, due: date, note: { type: text, pii: true, optional: true } }
events: { task.created: task, task.parked: task, task.resumed: task, task.done: task }
queries:
  node.free: { system: [wms], with: { item: id }, gives: list of node }
  transfer.limit: { system: [erp], with: { item: id }, gives: { most: quantity } }
actions:
  transfer.create: { system: erp, with: { from: id of node, item: id, quantity: quantity }, undo: transfer.cancel }
  transfer.cancel: { system: erp, with: { from: id of node, item: id, quantity: quantity } }
  task.wait: { system: wms, with: { task: id of task }, safe: true }
`,
  'task.lifecycle.yaml': `
lifecycle: task
version: 1.0.0
initial: open
terminal: [done]
states: [open, waiting, done]
transitions:
  - { from: open, to: waiting, owner: wms, by: task.parked }
  - { from: waiting, to: back, owner: [wms, erp], by: task.resumed }
  - { from: [open, waiting], to: done, owner: wms, by: task.done }
ownership: { default: wms, fields: { due: erp } }
`,
  'buyer.agent.yaml': `
agent: buyer
actors: [buyer-bot]
may: { read: [task, node.*, transfer.*], propose: ["*"], execute: [task.wait] }
never: [transfer.cancel]
limits: { actionsPerHour: 10, over: deny }
`,
  'transfer.policy.yaml': `
policy: transfer
version: 1.2.0
title: Bring stock to where a task waits for it
owner: supply
events: [task.created]
decides: task
site: task.nodeId
agent: buyer
parameters:
  soon: { type: duration, default: 2d, max: 5d }
facts:
  nearby: { query: node.free, system: wms, with: { item: =task.itemId }, maxAge: 90s, onMissing: [] }
options:
  transfer:
    for: n in nearby
    says: Move it from another node
    let: { eta: "today() + days(n.days)", free: n.free }
    only: { enough: n.free >= task.quantity, in-time: option.eta <= task.due }
    do:
      - transfer.create: { from: =n.id, item: =task.itemId, quantity: =task.quantity }
  wait:
    says: Wait for the supplier
    do: [ { task.wait: { task: =task.id } } ]
guards:
  - { id: not-from-itself, for: transfer.create, when: step.from == task.nodeId, then: deny, because: A node does not supply itself. }
  - { id: hurried, for: transfer.create, when: "task.due < today() + param.soon", then: review, to: dispatch, because: Dispatch knows what still leaves today. }
rules:
  - { id: by-hand, when: task.note.contains('call me'), then: review, because: Somebody asked to be called. }
  - { id: nearest, when: nearby.size() > 0, then: { option: transfer, first: [option.eta up, option.free down] }, because: The nearest stock is the cheapest. }
propose:
  rank: [option.id up]
  choices: [wait]
gates:
  - { id: undo, reversible: { until: never, else: review } }
review: { queue: supply, expires: 4 working hours, onExpiry: wait, approvals: 2 }
otherwise: wait
`,
  'transfer.rollout.yaml': `
rollout: transfer
default: { phase: observe }
rows:
  - { site: [B1, B2], phase: unattended }
`,
  'limits.policy.yaml': `
policy: limits
version: 1.0.0
title: What may be moved at once
owner: controlling
decides: task
facts:
  most: { query: transfer.limit, system: erp, with: { item: =task.itemId }, onMissing: review }
guards:
  - { id: too-much, for: transfer.*, when: step.quantity > most.most, then: review, to: controlling, because: Controlling sees large moves. }
`,
}

let policies: PolicySet

beforeAll(() => {
  const compiled = compileWorkspace(files)
  if (compiled.kind === 'refused') throw new Error(compiled.issues.map(({ at, message }) => `${at.file}:${at.line} ${message}`).join('\n'))
  policies = policySetOf(compiled.model)
})

function textOf(id: string): string {
  return explainPolicy(policies, id)
    .map(({ heading, sentences }) => `## ${heading}\n\n${sentences.join('\n')}\n`)
    .join('\n')
}

test('a policy that decides, as sentences', async () => {
  await expect(textOf('transfer')).toMatchFileSnapshot('./explain-policy.golden.md')
})

test('a guard policy says that it decides nothing', () => {
  const [head] = explainPolicy(policies, 'limits')
  expect(head?.sentences[0]).toBe(
    'It decides nothing by itself: its guards and gates speak in every decision about one task whose plan has their actions.',
  )
})

test('a policy that there is not has nothing to say', () => {
  expect(explainPolicy(policies, 'toString')).toEqual([])
})

test('a workspace by name', () => {
  const { policies: described, ...workspace } = describePolicies(policies)
  expect(workspace).toEqual({
    name: 'shop',
    lifecycles: ['task'],
    agents: ['buyer'],
    calendars: [],
    events: ['task.created', 'task.parked', 'task.resumed', 'task.done'],
  })
  expect(described.map(({ id, kind, options, only, guards, rules, gates }) => [id, kind, options, only, guards, rules, gates])).toEqual([
    ['limits', 'guards', [], [], ['too-much'], [], []],
    ['transfer', 'decides', ['transfer', 'wait'], ['enough', 'in-time'], ['not-from-itself', 'hurried'], ['by-hand', 'nearest'], ['undo']],
  ])
})

const NOW = '2026-03-21T12:00:00.000Z'
const pieces = (amount: string): Json => ({ amount, unit: 'EA' })

interface Given {
  readonly note?: string
  readonly most?: Json
  readonly due?: string
}

function inputOf({ note = 'please', most = pieces('50'), due = '2026-03-30' }: Given): DecisionInput {
  const known = (value: Json): DecisionInput['facts'][string] => ({ status: 'known', value, asOf: NOW })
  const nodes = [
    { id: 'B1', free: pieces('90'), days: 3 },
    { id: 'B2', free: pieces('60'), days: 1 },
    { id: 'B3', free: pieces('90'), days: 4 },
    { id: 'B4', free: pieces('3'), days: 2 },
  ]
  const days = Array.from({ length: 14 }, (_, index) => {
    const day = (offset: number): string => `2026-03-${String(20 + index + offset).padStart(2, '0')}`
    return { day: day(0), starts: `${day(0)}T00:00:00.000Z`, ends: `${day(1)}T00:00:00.000Z`, open: [], cutoffs: {} }
  }).slice(0, 11)
  return {
    schema: 1,
    now: NOW,
    tenant: 'acme',
    policy: policyId('transfer'),
    trigger: {
      kind: 'event',
      event: { specversion: '1.0', id: 'e1', source: '/wms', type: 'task.created', subject: 'T1', time: NOW, data: {} },
    },
    actor: { id: 'wms', kind: 'service', roles: [] },
    subject: {
      type: 'task',
      key: 'T1',
      data: { id: 'T1', nodeId: 'B1', itemId: 'A', quantity: pieces('55'), due, note },
      states: {},
      inFlight: [],
    },
    arrival: 'first',
    facts: { nearby: known(nodes), 'limits/most': known({ most }) },
    scoring: {},
    calendars: { B1: { days } },
    ledger: {},
    standing: { certificates: {}, stops: [] },
  }
}

describe('a decision among instances, with a guard policy', () => {
  test('each instance has its own conditions, each policy its own voice', () => {
    const { sentences, trace } = explain(policies, inputOf({}))
    expect(sentences[0]).toBe('review transfer[B2] (by rule nearest); transfer[B1] struck: not-from-itself; transfer[B4] struck: enough')
    expect(sentences).toContain(
      'limits/too-much sends transfer.create to controlling. Controlling sees large moves. Seen: step.quantity is 55 EA, most.most is 50 EA.',
    )
    expect(sentences).toContain(
      'enough strikes transfer[B4]. It needs this: n.free is at least task.quantity. Seen: n.free is 3 EA, task.quantity is 55 EA.',
    )
    expect(trace).toMatchObject({
      plans: [
        {
          plan: 'transfer[B2]',
          only: [
            {
              only: 'enough',
              result: true,
              saw: [
                ['n.free', pieces('60')],
                ['task.quantity', pieces('55')],
              ],
            },
            { only: 'in-time' },
          ],
        },
        { plan: 'transfer[B1]' },
        { plan: 'transfer[B3]' },
        { plan: 'transfer[B4]', only: [{ only: 'enough', result: false }, { only: 'in-time' }] },
        { plan: 'wait' },
      ],
    })
  })

  test('a guard that compares two values moves the one on its left', () => {
    const { flips } = explain(policies, inputOf({}))
    expect(flips[0]).toEqual({
      changes: [{ path: 'step.quantity', relation: 'at-most', from: pieces('55'), to: pieces('50') }],
      verdict: 'permit',
    })
  })

  test('personal data is named, never shown', () => {
    const explanation = explain(policies, inputOf({ note: 'call me, Jane Doe' }))
    expect(explanation.sentences.some(sentence => sentence.startsWith('by-hand '))).toBe(true)
    expect(JSON.stringify(explanation)).not.toContain('Jane')
  })
})
