import { expect, test } from 'vitest'
import type { SystemState } from '../decision-input.ts'
import { NOW } from '../generated/decision-input.fixture.ts'
import { WORKSPACE } from '../generated/release.fixture.ts'
import { policySetOf } from '../policy-set.ts'
import type { TransitionAnswer, TransitionRequest } from './judge-transition.ts'
import { judgeTransition } from './judge-transition.ts'

const policies = policySetOf(WORKSPACE)
const shows = (state: string, more: Partial<SystemState> = {}): SystemState => ({ state, asOf: NOW, ...more })
const allowed = (to: string): TransitionAnswer => ({ kind: 'allowed', to })
const refused = (reason: string, missing: readonly string[] = []) => ({ kind: 'refused', mode: 'requested', reason, missing })

test.each<[string, Partial<TransitionRequest>, TransitionRequest['subject']['states'], unknown]>([
  ['the next state by its owner', { event: 'pick.started', system: 'wms' }, { oms: shows('released') }, allowed('picking')],
  ['by another', { event: 'pick.started', system: 'oms' }, { oms: shows('released') }, refused('not-the-owner')],
  ['already there', { event: 'pick.started', system: 'wms' }, { wms: shows('picking') }, refused('duplicate')],
  ['already there comes before the owner', { event: 'pick.started', system: 'oms' }, { wms: shows('picking') }, refused('duplicate')],
  [
    'stale comes before the owner',
    { event: 'pick.started', system: 'oms', version: '2' },
    { oms: shows('released', { version: '3' }) },
    refused('stale'),
  ],
  [
    'the same version is not older',
    { event: 'pick.started', system: 'wms', version: '3' },
    { oms: shows('released'), wms: shows('released', { version: '3' }) },
    allowed('picking'),
  ],
  [
    'versions that are no numbers say nothing',
    { event: 'pick.started', system: 'wms', version: 'a' },
    { oms: shows('released'), wms: shows('released', { version: 'b' }) },
    allowed('picking'),
  ],
  [
    'an older sequence',
    { event: 'pick.started', system: 'wms', sequence: '9' },
    { oms: shows('released'), wms: shows('created', { sequence: '10' }) },
    refused('stale'),
  ],
  ['an event is missing', { event: 'order.shipped', system: 'wms' }, { oms: shows('released') }, refused('out-of-order', ['pick.started'])],
  [
    'two are',
    { event: 'order.closed', system: 'erp' },
    { oms: shows('released') },
    refused('out-of-order', ['pick.started', 'order.shipped']),
  ],
  ['no way back', { event: 'pick.started', system: 'wms' }, { erp: shows('closed') }, refused('invalid')],
  [
    'back to where it came from',
    { event: 'order.hold_lifted', system: 'erp' },
    { oms: shows('held', { from: 'created' }) },
    allowed('created'),
  ],
  ['back to nobody knows where', { event: 'order.hold_lifted', system: 'erp' }, { oms: shows('held') }, { kind: 'allowed' }],
  [
    'the owner is believed, not who comes last',
    { event: 'pick.started', system: 'wms' },
    { wms: shows('released'), oms: shows('created') },
    refused('out-of-order', ['order.released']),
  ],
  [
    'of two owners the one further along',
    { event: 'order.shipped', system: 'wms' },
    { oms: shows('released'), wms: shows('picking') },
    allowed('shipped'),
  ],
  [
    'a state that the lifecycle does not know',
    { event: 'pick.started', system: 'wms' },
    { oms: shows('lost') },
    { kind: 'unknown', because: 'state-unknown' },
  ],
  ['first seen', { event: 'order.shipped', system: 'wms' }, {}, { kind: 'allowed' }],
  ['an event that moves nothing', { event: 'supply.arrived', system: 'erp' }, { oms: shows('created') }, { kind: 'allowed' }],
])('%s', (_name, request, states, expected) => {
  const base = { mode: 'requested', system: 'oms', event: '', subject: { type: 'order', states } } as const
  expect(judgeTransition(policies, { ...base, ...request })).toEqual(expected)
})

test('an object without a lifecycle is not checked', () => {
  const subject = { type: 'rma', states: { wms: shows('x') } }
  expect(judgeTransition(policies, { mode: 'observed', system: 'wms', event: 'pick.started', subject })).toEqual({ kind: 'allowed' })
})
