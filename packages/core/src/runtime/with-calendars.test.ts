import { expect, test } from 'vitest'
import { decide } from '../evaluate/decide.ts'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import { eventTrigger, inputOf } from '../evaluate/generated/decision-input.fixture.ts'
import { modelOf, policySetOf } from '../evaluate/policy-set.ts'
import { compileWorkspace } from '../policy/compile-workspace.ts'
import type { Expression } from '../policy/expression.ts'
import type { FactModel, PolicyModel } from '../policy/model.ts'
import { policyId } from '../values/ids.ts'
import type { Json } from '../values/json.ts'
import { withCalendars } from './with-calendars.ts'

const CATALOGUE = `catalogue: orders
objects:
  stop: { key: id, fields: { id: id of stop, site: id of node } }
  order: { key: id, fields: { id: id of order, nodeId: id of node, first: id of node, then: id of node, stops: list of stop } }
events: { order.created: order }
actions:
  order.release: { system: oms, with: { orderId: id of order } }
  order.hold: { system: oms, safe: true, with: { orderId: id of order } }
`

function policiesWith(when: string, more: Readonly<Record<string, string>> = {}): ReturnType<typeof policySetOf> {
  const policy = `policy: release
version: 1.0.0
title: Release an order
owner: planners
events: [order.created]
decides: order
site: order.nodeId
options:
  go: { says: Release it, do: [ { order.release: { orderId: =order.id } } ] }
  hold: { says: Hold it, do: [ { order.hold: { orderId: =order.id } } ] }
rules: [ { id: open, when: "${when}", then: go, because: x }, { id: closed, when: "true", then: hold, because: x } ]
otherwise: hold
`
  const compiled = compileWorkspace({
    'countersign.yaml': 'workspace: shop\ntimeZone: Europe/Berlin\n',
    'orders.catalogue.yaml': CATALOGUE,
    'release.policy.yaml': policy,
    'release.rollout.yaml': 'rollout: release\ndefault: { phase: unattended }\n',
    ...more,
  })
  if (compiled.kind === 'refused') throw new Error(compiled.issues.map(({ message }) => message).join('\n'))
  return policySetOf(compiled.model)
}

const DATA = { id: 'SO-1', nodeId: 'BER', first: 'MUC', then: 'HAM', stops: [{ id: '1', site: 'CGN' }] }

function order(data: Readonly<Record<string, Json>> = DATA): DecisionInput {
  const subject = { type: 'order', key: 'SO-1', data, states: {}, inFlight: [] }
  return inputOf({ policy: policyId('release'), trigger: eventTrigger(), subject, facts: {}, scoring: {}, ledger: {} })
}

const CALENDAR = { 'NY.calendar.yaml': 'calendar: NY\ntimeZone: America/New_York\nhours: { mon-sun: "00:00-24:00" }\n' }

test.each<[string, string, readonly string[]]>([
  ['none asked: the own site', 'true', ['BER']],
  ['the own site asked', "today() > '2026-01-01'", ['BER']],
  ['a site of the order', "today(order.first) > '2026-01-01'", ['BER', 'MUC', 'NY']],
  ['the site of an element', "order.stops.exists(s, !isClosed(s.site, '2026-03-23'))", ['BER', 'CGN', 'NY']],
  [
    'one whose calendar tells what is asked of another',
    'isClosed(order.then, addWorkingDays(now, 1, order.first)) == false',
    ['BER', 'HAM', 'MUC', 'NY'],
  ],
])('%s', (_name, when, sites) => {
  const policies = policiesWith(when, CALENDAR)
  const placed = withCalendars(policies, order())
  expect(Object.keys(placed.calendars).sort()).toEqual(sites)
  expect(decide(policies, placed)).toMatchObject({ verdict: 'permit', chosen: { plan: { option: 'go' } } })
})

test('a site without a document is always open, in the time zone of the workspace', () => {
  const { calendars } = withCalendars(policiesWith("today(order.first) > '2026-01-01'"), order())
  const day = calendars['MUC']?.days.find(one => one.day === '2026-03-21')
  expect(day).toMatchObject({ starts: '2026-03-20T23:00:00.000Z', open: [['2026-03-20T23:00:00.000Z', '2026-03-21T23:00:00.000Z']] })
})

const ID = { kind: 'id' } as const

test.each<[string, Expression, string]>([
  ['a fact', { op: 'fact', type: ID, index: 0 }, 'CGN'],
  ['a term of a fact', { op: 'let', type: ID, index: 0 }, 'CGN'],
  ['a parameter that a row sets', { op: 'parameter', type: ID, name: 'place' }, 'HAM'],
])('no document can let a site hang on %s, but a bundle may', (_name, site, expected) => {
  const model = modelOf(policiesWith('true'))
  const place: FactModel = {
    name: 'place',
    query: 'order.place',
    type: ID,
    system: 'oms',
    stage: 0,
    key: [],
    with: [],
    onMissing: { kind: 'review' },
  }
  const policies = model.policies.map(
    (policy): PolicyModel => ({
      ...policy,
      site,
      facts: [place],
      lets: [{ name: 'where', type: ID, arguments: [], text: 'place', expression: { op: 'fact', type: ID, index: 0 } as const }],
      parameters: [{ name: 'place', type: ID, default: 'BER' }],
      rollout: { default: 'unattended' as const, rows: [{ phase: 'unattended' as const, with: { place: 'HAM' } }] },
    }),
  )
  const observed = { ...order(), facts: { place: { status: 'known', asOf: '2026-03-21T10:00:00Z', value: 'CGN' } } } as const
  expect(Object.keys(withCalendars(policySetOf({ ...model, policies }), observed).calendars)).toEqual([expected])
})
