import type { DecisionInput, Observation } from '../../evaluate/decision-input.ts'
import { compileWorkspace } from '../../policy/compile-workspace.ts'
import type { WorkspaceModel } from '../../policy/model.ts'
import { policyId } from '../../values/ids.ts'
import type { Json, JsonObject } from '../../values/json.ts'

const CATALOGUE = `catalogue: shop
objects:
  address:
    fields: { street: text, city: text, zip: text }
  customer:
    key: id
    fields: { id: id of customer, name: text, email: text, segment: text?, login: text? }
  contact: { key: line, fields: { line: text, about: text? } }
  line: { key: id, fields: { id: id of line, quantity: quantity, remark: text?, weighed: date? } }
  order:
    key: id
    fields:
      id: id of order
      total: money
      lines: list of line
      calls: { type: list of contact, optional: true }
      notes: { type: text, optional: true, pii: true }
      buyer: { type: text, optional: true, pii: true }
      contactPhone: { type: text, optional: true, pii: true }
      shipTo: { type: address, optional: true, pii: true }
      gate: text?
      apiToken: text?
events: { order.created: order }
queries:
  customer.of: { system: erp, with: { order: id of order }, gives: customer }
  contacts.of: { system: erp, with: { order: id of order }, key: email, gives: { email: text, role: text, calls: "count" } }
  stock.of: { system: wms, with: { order: id of order }, key: itemId, gives: { shelf: text?, free: quantity } }
actions:
  order.release: { system: oms, with: { orderId: id of order } }
  order.hold: { system: oms, safe: true, with: { orderId: id of order } }
`

const POLICY = `policy: release
version: 1.0.0
title: Release an order
owner: planning
events: [order.created]
decides: order
facts:
  customer: { query: customer.of, system: erp, with: { order: =order.id } }
  contacts: { query: contacts.of, system: erp, with: { order: =order.id }, key: email, eachMissing: review }
  stock: { query: stock.of, system: wms, with: { order: =order.id }, key: itemId, eachMissing: review }
let:
  remarks: order.lines.filter(l, l.quantity > '0 EA')
  who: order.buyer
  street: order.shipTo.street
options:
  release: { says: Release the order, do: [ { order.release: { orderId: =order.id } } ] }
  each:
    for: l in order.lines
    let: { remark: l.remark }
    says: Release a line
    do: [ { order.release: { orderId: =order.id } } ]
  call:
    for: c in order.calls
    says: Call them first
    do: [ { order.release: { orderId: =order.id } } ]
  ask: { says: "Ask {order.buyer} at {order.gate} about {order.id}.", do: [ { order.hold: { orderId: =order.id } } ] }
  hold: { says: Hold it, do: [ { order.hold: { orderId: =order.id } } ] }
propose:
  scorer: release
  choices: [release, each, call, hold]
  shows: [SHOWS]
  onFailure: review
otherwise: hold
`

/** A workspace that has personal data in every place in which a catalogue can have it. */
export function shopModel(shows: string, redact = ''): WorkspaceModel {
  const compiled = compileWorkspace({
    'countersign.yaml': `workspace: shop\ntimeZone: Europe/Berlin\n${redact === '' ? '' : `redact: ${redact}\n`}`,
    'shop.catalogue.yaml': CATALOGUE,
    'release.policy.yaml': POLICY.replace('SHOWS', shows),
  })
  if (compiled.kind === 'compiled') return compiled.model
  throw new Error(compiled.issues.map(({ at, message }) => `${at.file}:${at.line}:${at.column} ${message}`).join('\n'))
}

const NOW = '2026-03-21T12:00:00.000Z'

/** The input of an order, with facts by name. */
export function shopInput(order: JsonObject, facts: Readonly<Record<string, Json>> = {}): DecisionInput {
  const data = { id: 'SO-78451', total: '820 EUR', lines: [], ...order }
  const known = (value: Json): Observation => ({ status: 'known', value, asOf: NOW })
  return {
    schema: 1,
    now: NOW,
    tenant: 'main',
    policy: policyId('release'),
    actor: { id: 'orders', kind: 'service', roles: [] },
    arrival: 'first',
    trigger: {
      kind: 'event',
      event: { specversion: '1.0', id: 'e-1', source: 'oms', type: 'order.created', subject: 'SO-78451', data },
    },
    subject: { type: 'order', key: 'SO-78451', data, states: {}, inFlight: [] },
    facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, known(value)])),
    scoring: {},
    calendars: {},
    ledger: {},
    standing: { certificates: {}, stops: [] },
  }
}
