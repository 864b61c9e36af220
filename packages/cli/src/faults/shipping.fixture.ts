import { loadPolicies } from '@countersign/core'
import { phaseSets } from '@countersign/core/testing'
import { casesOfTests } from './cases-of-tests.ts'
import type { FaultCase } from './fault-case.ts'

const CATALOGUE = `catalogue: orders
objects:
  order: { key: id, fields: { id: id of order, total: money } }
events: { order.created: order }
actions:
  order.ship: { system: oms, with: { orderId: id of order } }
  order.expedite: { system: oms, with: { orderId: id of order } }
  order.hold: { system: oms, safe: true, with: { orderId: id of order } }
`

const POLICY = `policy: shipping
version: 1.0.0
title: Ship an order
owner: planners
events: [order.created]
decides: order
options:
  ship: { says: Ship it, do: [ { order.ship: { orderId: =order.id } } ] }
  expedite: { says: Ship it today, do: [ { order.expedite: { orderId: =order.id } } ] }
  hold: { says: Hold it, do: [ { order.hold: { orderId: =order.id } } ] }
propose: { scorer: s, choices: [ship, expedite, hold], shows: [order.total], onFailure: hold }
gates: [ { id: sure, confidence: { permitFrom: 0.9, reviewFrom: 0.5 } } ]
otherwise: hold
`

/** A policy that ships when a scorer is sure enough, with one case for each answer. */
export function shippingFiles(...answers: readonly string[]): Readonly<Record<string, string>> {
  const given = 'given: { event: order.created, order: { id: SO-1, total: 10 EUR } }'
  const cases = answers.map((propose, index) => `  - { name: answer ${index + 1}, ${given}, propose: ${propose}, expect: {} }\n`)
  return {
    'countersign.yaml': 'workspace: shipping\ntimeZone: UTC\n',
    'orders.catalogue.yaml': CATALOGUE,
    'shipping.policy.yaml': POLICY,
    'shipping.test.yaml': `tests: shipping\ncases:\n${cases.join('')}`,
  }
}

/** Of all of these a scorer is asked. */
export async function shippingCases(...answers: readonly string[]): Promise<readonly FaultCase[]> {
  const loaded = await loadPolicies({ files: shippingFiles(...answers) })
  if (loaded.kind === 'refused') throw new Error(loaded.issues.map(({ at, message }) => `${at.file}:${at.line} ${message}`).join('\n'))
  return casesOfTests(loaded, phaseSets(loaded.policies)).cases
}
