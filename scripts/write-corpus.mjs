// `node --conditions=@countersign/source scripts/write-corpus.mjs`: writes the records that every later release must decide to the
// same bytes. Run it when the corpus should cover something new, never to make a failing record pass: that is what `SEMANTICS` is for.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { constantFrom, record, sample } from 'fast-check'
import { makeRecord } from '../packages/core/src/audit/record.ts'
import { releaseOf } from '../packages/core/src/evaluate/choice/release-of.ts'
import { decide } from '../packages/core/src/evaluate/decide.ts'
import { inputs } from '../packages/core/src/evaluate/generated/decision-input.arbitrary.ts'
import { workspaces } from '../packages/core/src/evaluate/generated/workspace.arbitrary.ts'
import { modelOf, policySetOf } from '../packages/core/src/evaluate/policy-set.ts'
import { loadPolicies } from '../packages/core/src/runtime/load-policies.ts'
import { root } from './workspace.mjs'

const SEED = 20260321
const now = '2026-03-21T12:00:00.000Z'
const models = []
const lines = []

function write(policies, input) {
  const decision = decide(policies, input)
  lines.push(JSON.stringify(makeRecord(policies, input, decision)))
  return decision
}

function remember(policies) {
  const { at: _positions, ...model } = modelOf(policies)
  models.push(JSON.stringify({ digest: policies.digest, model: { ...model, at: {} } }))
}

/** A card is answered in every way that it can be. */
function writeAnswers(policies, input, decision) {
  const { card, chosen } = decision
  if (card === undefined) return
  const votes = choice =>
    card.queues.flatMap(({ queue, approvals }) =>
      Array.from({ length: approvals }, (_, n) => ({ by: `p${n}`, queue, choice, reason: 'seen', at: now })),
    )
  const release = choice => releaseOf(input, decision, 'sha256:0', votes(choice))
  const step = chosen?.plan.steps.find(({ params }) => params.quantity !== undefined || params.promiseDate !== undefined)
  write(policies, { ...input, scoring: {}, trigger: release({ kind: 'approve' }) })
  write(policies, { ...input, scoring: {}, trigger: release({ kind: 'reject' }) })
  write(policies, { ...input, scoring: {}, trigger: release({ kind: 'choose', option: card.choices.at(-1) }) })
  write(policies, { ...input, scoring: {}, trigger: { kind: 'expiry', of: 'sha256:0', requester: release({ kind: 'approve' }).requester } })
  if (step === undefined) return
  const edits = [{ step: step.id, param: 'promiseDate', value: '2026-03-27' }]
  write(policies, { ...input, scoring: {}, trigger: release({ kind: 'edit', edits }) })
}

// What generated policies decide: every construct.
const generated = sample(workspaces, { seed: SEED, numRuns: 16 })
const asked = sample(inputs, { seed: SEED, numRuns: 16 * 6 })
for (const [index, { workspace }] of generated.entries()) {
  const policies = policySetOf(workspace)
  remember(policies)
  for (const input of asked.slice(index * 6, index * 6 + 6)) write(policies, input)
}

// What the shipped order release decides: real types, calendars, cards and votes.
const loaded = await loadPolicies({ folder: join(root, 'packages', 'policies') })
if (loaded.kind === 'refused') throw new Error(loaded.issues.map(({ message }) => message).join('\n'))
remember(loaded.policies)

const day = (text, next) => ({
  day: text,
  starts: `${text}T05:00:00.000Z`,
  ends: `${next}T05:00:00.000Z`,
  open: [[`${text}T11:00:00.000Z`, `${text}T23:00:00.000Z`]],
  cutoffs: {},
})
const calendar = {
  days: [
    day('2026-03-20', '2026-03-21'),
    day('2026-03-21', '2026-03-22'),
    { ...day('2026-03-22', '2026-03-23'), open: [] },
    day('2026-03-23', '2026-03-24'),
  ],
}

const cases = record({
  node: constantFrom('DC-EAST', 'DC-EAST', 'DC-WEST', 'DC-NORTH'),
  tier: constantFrom('A', 'C', undefined),
  shipComplete: constantFrom(true, false),
  free: constantFrom('0', '2', '5', '9', undefined),
  credit: constantFrom('ok', 'ok', 'ok', 'blocked', 'unchecked', undefined),
  freight: constantFrom('18 EUR', '125.01 EUR', '250.01 EUR', '2000.01 EUR', '275 USD', undefined),
  utilisation: constantFrom('80%', '96%', undefined),
  arrives: constantFrom('2026-03-25', '2026-04-08', undefined),
  favourite: constantFrom('release-all', 'release-part', 'hold'),
  sure: constantFrom('0.95', '0.91', '0.7', '0.5'),
  type: constantFrom('order.created', 'order.created', 'order.hold_lifted', 'supply.arrived'),
  source: constantFrom('oms', '/erp/100', 'fax', 'wms'),
  state: constantFrom(undefined, undefined, 'held', 'allocated', 'shipped'),
  arrival: constantFrom('first', 'first', 'first', 'gap', 'stale'),
  certificate: constantFrom('valid', 'missing'),
  stops: constantFrom([], [], [], ['system:erp']),
  spent: constantFrom('0', '4990', undefined),
  agent: constantFrom(false, false, false, true),
})

const known = value => ({ status: 'known', value, asOf: now })
const fact = value => (value === undefined ? { status: 'unknown', why: 'timeout' } : known(value))
const present = object => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))

function inputOf(one, index) {
  const event = { specversion: '1.0', id: `e${index}`, source: one.source, type: one.type, subject: 'SO-1', data: {} }
  const proposal = { policy: 'order-release', ask: { kind: 'option', option: one.favourite }, runs: 'us', confidence: one.sure }
  const order = present({
    id: 'SO-1',
    nodeId: one.node,
    customerId: 'C1',
    tier: one.tier,
    shipComplete: one.shipComplete,
    total: '900 EUR',
    requestedDate: '2026-03-24',
    cutoff: '2026-03-21T18:00:00Z',
    lines: [
      { id: '1', itemId: 'A', quantity: '5 EA' },
      { id: '2', itemId: 'B', quantity: '5 EA' },
    ],
  })
  const line = settled => ({ from: '2026-03-21T05:00:00.000Z', until: '2026-03-22T05:00:00.000Z', settled, reserved: '0' })
  return {
    schema: 1,
    now,
    tenant: 't',
    policy: 'order-release',
    trigger: one.agent ? { kind: 'proposal', proposal } : { kind: 'event', event },
    actor: one.agent ? { id: 'release-agent', kind: 'agent', roles: [] } : { id: 'consumer', kind: 'service', roles: [] },
    subject: {
      type: 'order',
      key: 'SO-1',
      data: order,
      states: one.state === undefined ? {} : { oms: { state: one.state, from: 'allocated', asOf: now } },
      inFlight: [],
    },
    arrival: one.arrival,
    facts: {
      credit: fact(one.credit && { status: one.credit }),
      labour: fact(one.utilisation && { utilisation: one.utilisation }),
      freight: fact(one.freight && { amount: one.freight }),
      stock: fact(present({ A: { available: '9 EA' }, B: one.free && { available: one.free === '0' ? 0 : `${one.free} EA` } })),
      safety: known({}),
      supply: known(one.arrives === undefined ? {} : { B: { arrivals: [{ date: one.arrives, quantity: '50 EA' }] } }),
    },
    scoring: { '': { status: 'answered', scorer: 'release', confidence: { [one.favourite]: one.sure } } },
    calendars: { [one.node]: calendar },
    ledger: present({
      [`order-release/daily[${one.node}]`]: one.spent === undefined ? undefined : line({ amount: one.spent, currency: 'EUR' }),
      'agent/release-agent': { ...line('20'), from: '2026-03-21T11:00:00.000Z', until: now },
    }),
    standing: { certificates: { 'order-release': one.certificate }, stops: one.stops },
  }
}

for (const [index, one] of sample(cases, { seed: SEED, numRuns: 110 }).entries()) {
  const input = inputOf(one, index)
  const decision = write(loaded.policies, input)
  if (index % 5 === 0 && decision.kind === 'single') writeAnswers(loaded.policies, input, decision)
}

const folder = join(root, 'packages', 'core', 'corpus')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'models-1.jsonl'), `${models.join('\n')}\n`)
writeFileSync(join(folder, 'records-1.jsonl'), `${lines.join('\n')}\n`)
