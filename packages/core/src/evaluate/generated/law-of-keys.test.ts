import type { Arbitrary } from 'fast-check'
import { constant, constantFrom, integer, option as maybe, oneof, record } from 'fast-check'
import { expect, test } from 'vitest'
import type { ActionModel } from '../../policy/model.ts'
import { canonicalJson } from '../../values/canonical-json.ts'
import { optionId, policyId } from '../../values/ids.ts'
import type { Json } from '../../values/json.ts'
import { decideBy } from '../decide.ts'
import type { Ask, DecisionInput, Scoring, SystemState } from '../decision-input.ts'
import { compileProgram } from '../program/compile-program.ts'
import { NOW } from './decision-input.fixture.ts'
import { idOf, listOf, NUMBER } from './expression.fixture.ts'
import { lawOf } from './law.fixture.ts'

const RUNS = Number(process.env['LAWS'] ?? 2000)

const shown: Arbitrary<SystemState | undefined> = maybe(
  record({ state: constantFrom('created', 'released', 'picked', 'nowhere'), from: constantFrom(undefined, 'created', 'released') }).map(
    ({ state, from }) => ({ state, asOf: NOW, ...(from === undefined ? {} : { from }) }),
  ),
  { nil: undefined },
)

const states: Arbitrary<DecisionInput['subject']['states']> = record({ wms: shown, oms: shown, erp: shown }).map(systems =>
  Object.fromEntries(Object.entries(systems).filter(([, state]) => state !== undefined)),
)

const sureness = constantFrom(undefined, '0.2', '0.9', '0.90', 'x')
const scoring: Arbitrary<Scoring> = record({ o1: sureness, zoo: sureness, o0: sureness, ant: sureness, hold: sureness }).map(
  confidence => ({
    status: 'answered',
    scorer: 's',
    confidence: Object.fromEntries(Object.entries(confidence).flatMap(([id, text]) => (text === undefined ? [] : [[id, text]]))),
  }),
)

const param = constantFrom<Json | undefined>(undefined, 'SO-1', '1', { b: 1, a: { d: 1, c: 2 } })
const ask: Arbitrary<Ask> = oneof(
  constantFrom('o0', 'o1', 'o2[1]', 'hold').map(option => ({ kind: 'option', option: optionId(option) }) as const),
  record({
    action: constantFrom('act.go', 'act.pay', 'act.none'),
    params: record({ n: param, zebra: param, orderId: param, apple: param }).map(params =>
      Object.fromEntries(Object.entries(params).flatMap(([name, json]) => (json === undefined ? [] : [[name, json]]))),
    ),
  }).map(action => ({ kind: 'actions', actions: [action] }) as const),
)

const bytes = (value: object): string => canonicalJson(JSON.parse(JSON.stringify(value)))

/** The same JSON, the keys of every object in another order. */
function reordered(json: unknown, seed: number): unknown {
  if (Array.isArray(json)) return json.map(item => reordered(item, seed))
  if (typeof json !== 'object' || json === null) return json
  const weight = (key: string): number => [...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) * seed) % 1009, seed)
  const entries = Object.entries(json).map(([key, value]) => [key, reordered(value, seed)] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => weight(a) - weight(b) || (a < b ? 1 : -1)))
}

test('law of keys: the order of keys in the input, at any depth, changes no byte of the decision', { timeout: 600_000 }, () => {
  const changes = record({
    seed: integer({ min: 1, max: 1000 }),
    states: maybe(states, { nil: undefined }),
    scoring: maybe(scoring, { nil: undefined }),
    ask: maybe(ask, { nil: undefined }),
    event: constantFrom('order.created', 'order.created', 'order.released'),
    runs: constant('us' as const),
  })
  lawOf(RUNS, changes, (made, input, { seed, event, runs, ...change }) => {
    const policy = policyId('policy')
    const told: DecisionInput['trigger'] =
      input.trigger.kind === 'event' ? { kind: 'event', event: { ...input.trigger.event, type: event } } : input.trigger
    const given: DecisionInput = {
      ...input,
      subject: { ...input.subject, states: change.states ?? input.subject.states },
      scoring: change.scoring === undefined ? input.scoring : { '': change.scoring },
      trigger: change.ask === undefined ? told : { kind: 'proposal', proposal: { policy, ask: change.ask, runs } },
    }
    const program = compileProgram({
      ...made.workspace,
      events: { ...made.workspace.events, 'order.released': { about: 'order' } },
      policies: made.workspace.policies.map(one => (one.id === policy ? { ...one, events: ['order.created', 'order.released'] } : one)),
    })
    const again = JSON.parse(JSON.stringify(reordered(given, seed)))
    expect(bytes(decideBy(program, again))).toBe(bytes(decideBy(program, given)))
  })
})

/** With parameters that a step may lack, and that name objects in every way. */
function demanding(action: ActionModel): ActionModel {
  const order = idOf('order')
  const more = { zebra: { type: NUMBER, optional: false }, ant: { type: order, optional: false } }
  const others = {
    kind: 'object',
    name: 'pair',
    fields: { second: { type: order, optional: true }, first: { type: order, optional: true } },
  } as const
  return {
    ...action,
    params: {
      ...action.params,
      ...more,
      others: { type: others, optional: true },
      by: { type: { kind: 'map', of: listOf(order) }, optional: true },
    },
  }
}

test('law of keys: nor does their order in the model, which no digest tells', { timeout: 600_000 }, () => {
  const named = constantFrom<Json | undefined>(undefined, 'SO-1', 'SO-2')
  const params = record({
    zebra: constantFrom<Json | undefined>(undefined, '1'),
    ant: named,
    orderId: named,
    others: constantFrom<Json | undefined>(undefined, { first: 'SO-3', second: 'SO-2' }),
    by: constantFrom<Json | undefined>(undefined, { b: ['SO-9', 'SO-4'], a: ['SO-5'] }),
  })
  const changes = record({ seed: integer({ min: 1, max: 1000 }), proposes: constantFrom(true, false), params })
  lawOf(RUNS, changes, ({ workspace }, input, { seed, proposes, params: given }) => {
    const actions = Object.fromEntries(Object.entries(workspace.actions).map(([name, action]) => [name, demanding(action)]))
    const model = { ...workspace, actions }
    const written = Object.fromEntries(Object.entries(given).flatMap(([name, json]) => (json === undefined ? [] : [[name, json]])))
    const ask: Ask = { kind: 'actions', actions: [{ action: 'act.pay', params: written }] }
    const trigger = { kind: 'proposal', proposal: { policy: policyId('policy'), ask, runs: 'us' } } as const
    const asked = proposes ? { ...input, trigger } : input
    const other = JSON.parse(JSON.stringify(reordered(model, seed)))
    expect(bytes(decideBy(compileProgram(other), asked))).toBe(bytes(decideBy(compileProgram(model), asked)))
  })
})
