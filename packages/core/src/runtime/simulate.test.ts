import { describe, expect, test } from 'vitest'
import type { Measure } from '../evaluate/decision.ts'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf, policySetOf } from '../evaluate/policy-set.ts'
import { compileWorkspace } from '../policy/compile-workspace.ts'
import { policyId } from '../values/ids.ts'
import { calendarCache } from './calendar-cache.ts'
import { inputOfEvent } from './input-of-event.ts'
import { simulate } from './simulate.ts'
import { simulatedLedger } from './simulated-ledger.ts'
import { withCalendars } from './with-calendars.ts'

const CATALOGUE = `catalogue: orders
objects:
  order: { key: id, fields: { id: id of order, nodeId: id of node, total: money } }
events: { order.created: order }
actions:
  order.release: { system: oms, with: { orderId: id of order }, undo: order.unrelease }
  order.unrelease: { system: oms, with: { orderId: id of order } }
  order.hold: { system: oms, safe: true, with: { orderId: id of order } }
`

const policy = (per: string, over: string): string => `policy: release
version: 1.0.0
title: Release an order
owner: planners
events: [order.created]
decides: order
site: order.nodeId
options:
  go: { says: Release it, do: [ { order.release: { orderId: =order.id } } ], cost: order.total }
  hold: { says: Hold it, do: [ { order.hold: { orderId: =order.id } } ] }
rules: [ { id: always, when: "true", then: go, because: Everything goes. } ]
gates:
  - { id: spend, budget: { of: cost, by: [site], per: ${per}, upTo: 1000 EUR, over: ${over} } }
otherwise: hold
`

function load(phase: string, per: string = 'day', over: string = 'review'): PolicySet {
  const compiled = compileWorkspace({
    'countersign.yaml': 'workspace: shop\ntimeZone: Europe/Berlin\n',
    'orders.catalogue.yaml': CATALOGUE,
    'NY.calendar.yaml': 'calendar: NY\ntimeZone: America/New_York\nhours: { mon-sun: 00:00-24:00 }\n',
    'release.policy.yaml': policy(per, over),
    'release.rollout.yaml': `rollout: release\ndefault: { phase: ${phase} }\n`,
  })
  if (compiled.kind === 'refused') throw new Error(compiled.issues.map(({ at, message }) => `${at.file}:${at.line} ${message}`).join('\n'))
  return policySetOf(compiled.model)
}

const cache = calendarCache()

function order(policies: PolicySet, now: string, total: string, site: string = 'BER'): DecisionInput {
  const data = { id: 'SO-1', nodeId: site, total }
  const event = { specversion: '1.0', id: 'e', source: 'oms', type: 'order.created', subject: 'SO-1', data } as const
  const recorded = {
    event,
    now,
    tenant: 'test',
    actor: { id: 'oms', kind: 'service', roles: [] },
    arrival: 'first',
    facts: {},
    ledger: {},
  } as const
  const standing = { certificates: {}, stops: [] }
  const input = inputOfEvent(modelOf(policies), policyId('release'), [], { ...recorded, standing }, complaint => {
    throw new Error(complaint.message)
  })
  if (input === undefined) throw new Error('no input')
  return withCalendars(policies, input, cache)
}

/** Verdicts of orders that come one after the other. */
function verdicts(policies: PolicySet, orders: readonly (readonly [now: string, total: string, site?: string])[]): readonly string[] {
  const ledger = simulatedLedger()
  return orders.map(([now, total, site]) => {
    const { decision } = simulate(policies, order(policies, now, total, site), ledger)
    return decision.kind === 'single' ? decision.verdict : decision.kind
  })
}

describe('calendars', () => {
  test('of the site and around now are added, the same object for the same days', () => {
    const policies = load('unattended')
    const input = order(policies, '2026-03-21T12:00:00Z', '1 EUR', 'NY')
    expect(Object.keys(input.calendars)).toEqual(['NY'])
    expect(input.calendars['NY']?.days[0]?.day).toBe('2026-03-20')
    expect(order(policies, '2026-03-21T23:00:00Z', '2 EUR', 'NY').calendars['NY']).toBe(input.calendars['NY'])
  })

  test('that were recorded stay', () => {
    const policies = load('unattended')
    const input = order(policies, '2026-03-21T12:00:00Z', '1 EUR', 'NY')
    const recorded = { ...input, calendars: { NY: { days: [] } } }
    expect(withCalendars(policies, recorded, cache)).toBe(recorded)
  })

  test('are not added to what is no input', () => {
    const broken = JSON.parse('{"policy":"release","now":"2026-03-21T12:00:00Z","facts":5}')
    expect(withCalendars(load('unattended'), broken, cache)).toBe(broken)
  })
})

describe('a budget in a simulation', () => {
  const noon = '2026-03-21T12:00:00Z'

  test('lets pass up to its limit and no cent more, in the order of the file', () => {
    expect(
      verdicts(load('unattended'), [
        [noon, '600 EUR'],
        [noon, '400.01 EUR'],
        [noon, '400 EUR'],
        [noon, '0.01 EUR'],
      ]),
    ).toEqual(['permit', 'review', 'permit', 'review'])
  })

  test('counts nothing that was not acted on', () => {
    expect(
      verdicts(load('approval'), [
        [noon, '900 EUR'],
        [noon, '900 EUR'],
      ]),
    ).toEqual(['permit', 'permit'])
  })

  test('counts what observes among what observes', () => {
    expect(
      verdicts(load('observe'), [
        [noon, '900 EUR'],
        [noon, '100.01 EUR'],
        [noon, '100 EUR'],
      ]),
    ).toEqual(['permit', 'review', 'permit'])
  })

  test('denies where it says so', () => {
    expect(verdicts(load('unattended', 'day', 'deny'), [[noon, '1000.01 EUR']])).toEqual(['deny'])
  })

  test('starts again at midnight of the site, not of the workspace', () => {
    const orders = [
      ['2026-03-22T03:59:59Z', '1000 EUR', 'NY'],
      ['2026-03-22T03:59:59Z', '1 EUR', 'NY'],
      ['2026-03-22T04:00:00Z', '1 EUR', 'NY'],
    ] as const
    expect(verdicts(load('unattended'), orders)).toEqual(['permit', 'review', 'permit'])
    expect(
      verdicts(load('unattended'), [
        ['2026-03-22T03:59:59Z', '1000 EUR', 'BER'],
        ['2026-03-22T04:00:00Z', '1 EUR', 'BER'],
      ]),
    ).toEqual(['permit', 'review'])
  })

  test('is kept a site', () => {
    expect(
      verdicts(load('unattended'), [
        [noon, '1000 EUR', 'A'],
        [noon, '1000 EUR', 'B'],
        [noon, '1 EUR', 'A'],
      ]),
    ).toEqual(['permit', 'permit', 'review'])
  })

  test('rolls where it rolls', () => {
    const orders = [
      ['2026-03-21T10:00:00Z', '1000 EUR'],
      ['2026-03-21T10:59:59.999Z', '1 EUR'],
      ['2026-03-21T11:00:00Z', '1 EUR'],
    ] as const
    expect(verdicts(load('unattended', '1h'), orders)).toEqual(['permit', 'review', 'permit'])
  })

  test('of another currency goes to a person', () => {
    expect(
      verdicts(load('unattended'), [
        [noon, '1 USD'],
        [noon, '1 EUR'],
      ]),
    ).toEqual(['review', 'permit'])
  })

  test('is on the input that was decided on; a recorded line is not read', () => {
    const policies = load('unattended')
    const ledger = simulatedLedger()
    const spent: Measure = { amount: '999', currency: 'EUR' }
    const day = { from: '2026-03-20T23:00:00.000Z', until: '2026-03-21T23:00:00.000Z', settled: spent, reserved: '0' }
    const recorded = { ...order(policies, noon, '600 EUR'), ledger: { 'release/spend[BER]': day } }
    simulate(policies, recorded, ledger)
    expect(simulate(policies, recorded, ledger).input.ledger).toEqual({
      'release/spend[BER]': { ...day, settled: { amount: '600', currency: 'EUR' } },
    })
  })
})
