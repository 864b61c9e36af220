import { policyId } from '../../values/ids.ts'
import type { Json } from '../../values/json.ts'
import type { DecisionInput, Observation, Scoring, Trigger } from '../decision-input.ts'

export const NOW = '2026-03-21T12:00:00.000Z'

export const known = (value: Json): Observation => ({ status: 'known', value, asOf: NOW })
export const unknown: Observation = { status: 'unknown', why: 'timeout' }

export function eventTrigger(type = 'order.created', source = 'oms'): Trigger {
  return { kind: 'event', event: { specversion: '1.0', id: 'e1', source, type, subject: 'SO-1', data: {} } }
}

export function answered(confidence: Readonly<Record<string, string>>): Scoring {
  return { status: 'answered', scorer: 'release', confidence }
}

export const ORDER: Readonly<Record<string, Json>> = {
  id: 'SO-1',
  nodeId: 'DC-EAST',
  total: '900 EUR',
  cutoff: '2026-03-21T18:00:00Z',
  lines: [
    { id: '1', short: '0' },
    { id: '2', short: '0' },
  ],
}

export const SHORT_ORDER: Readonly<Record<string, Json>> = {
  ...ORDER,
  lines: [
    { id: '1', short: '0' },
    { id: '2', short: '3' },
  ],
}

/** An order that releases unattended, with what the case changes. */
export function inputOf(more: Partial<DecisionInput> = {}, data: Readonly<Record<string, Json>> = ORDER): DecisionInput {
  return {
    schema: 1,
    now: NOW,
    tenant: 't',
    policy: policyId('order-release'),
    trigger: eventTrigger(),
    actor: { id: 'consumer', kind: 'service', roles: [] },
    subject: { type: 'order', key: 'SO-1', data, states: {}, inFlight: [] },
    arrival: 'first',
    facts: { credit: known({ status: 'ok' }), freight: known({ amount: '18 EUR' }) },
    scoring: { '': answered({ 'release-all': '0.95' }) },
    calendars: {},
    ledger: {
      'order-release/daily[DC-EAST]': {
        from: '2026-03-21T00:00:00.000Z',
        until: '2026-03-22T00:00:00.000Z',
        settled: { amount: '100', currency: 'EUR' },
        reserved: '0',
      },
    },
    standing: { certificates: {}, stops: [] },
    ...more,
  }
}
