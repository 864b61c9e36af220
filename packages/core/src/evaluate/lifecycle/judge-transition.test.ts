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
  ['first seen', { event: 'order.shipped', system: 'wms' }, {}, allowed('shipped')],
  ['first seen, by another', { event: 'order.released', system: 'wms' }, {}, refused('not-the-owner')],
  [
    'first seen, observed of another',
    { mode: 'observed', event: 'order.released', system: 'wms' },
    {},
    { ...refused('not-the-owner'), mode: 'observed' },
  ],
  ['first seen, back to nobody knows where', { event: 'order.hold_lifted', system: 'erp' }, {}, { kind: 'allowed' }],
  ['first seen, an event that moves nothing', { event: 'supply.arrived', system: 'wms' }, {}, { kind: 'allowed' }],
  [
    'two who show one state and disagree on where it came from',
    { event: 'order.hold_lifted', system: 'erp' },
    { oms: shows('held', { from: 'created' }), erp: shows('held', { from: 'released' }) },
    { kind: 'allowed' },
  ],
  [
    'one who does not say where it came from contradicts nobody',
    { event: 'order.hold_lifted', system: 'erp' },
    { oms: shows('held'), erp: shows('held', { from: 'created' }) },
    allowed('created'),
  ],
  ['an event that moves nothing', { event: 'supply.arrived', system: 'erp' }, { oms: shows('created') }, { kind: 'allowed' }],
])('%s', (_name, request, states, expected) => {
  const base = { mode: 'requested', system: 'oms', event: '', subject: { type: 'order', states } } as const
  expect(judgeTransition(policies, { ...base, ...request })).toEqual(expected)
})

const SOUND = {
  mode: 'requested',
  system: 'oms',
  event: 'order.released',
  subject: { type: 'order', states: { oms: { state: 'created', asOf: NOW } } },
}
const TRAP = new Proxy(
  {},
  {
    getOwnPropertyDescriptor: () => {
      throw new Error('trap')
    },
  },
)

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'order.released'],
  ['an empty object', {}],
  ['another mode', { ...SOUND, mode: 'wanted' }],
  ['no system', { ...SOUND, system: undefined }],
  ['an event that is no text', { ...SOUND, event: 7 }],
  ['no subject', { ...SOUND, subject: null }],
  ['a subject without a type', { ...SOUND, subject: { states: {} } }],
  ['no states', { ...SOUND, subject: { type: 'order', states: null } }],
  ['a state that is a text', { ...SOUND, subject: { type: 'order', states: { oms: 'created' } } }],
  ['a version that is a number', { ...SOUND, version: 6 }],
  ['a shown version that is a number', { ...SOUND, subject: { type: 'order', states: { oms: { state: 'created', version: 7 } } } }],
  ['a proxy that throws', TRAP],
  ['a proxy inside', { ...SOUND, subject: TRAP }],
])('a request that is none is invalid: %s', (_name, request) => {
  expect(judgeTransition(policies, request as TransitionRequest)).toEqual(refused('invalid'))
})

test('the one that they are made of is sound', () => {
  expect(judgeTransition(policies, SOUND as TransitionRequest)).toEqual(allowed('released'))
})

test('an object without a lifecycle is not checked', () => {
  const subject = { type: 'rma', states: { wms: shows('x') } }
  expect(judgeTransition(policies, { mode: 'observed', system: 'wms', event: 'pick.started', subject })).toEqual({ kind: 'allowed' })
})

test.each<[string, SystemState, TransitionRequest['system'], unknown]>([
  ['what the others may do leads nowhere for this one', shows('paid'), 'oms', refused('invalid')],
  ['the way is to where it may', shows('paid'), 'wms', refused('out-of-order', ['pick.started'])],
])('where an event has other owners in other states, %s', (_name, state, system, expected) => {
  const lifecycle = {
    type: 'order',
    initial: 'created',
    terminal: [],
    states: ['created', 'paid', 'picking', 'cancelled'],
    transitions: [
      { from: ['created'], to: 'paid', owner: ['erp'], by: 'order.paid' },
      { from: ['paid'], to: 'picking', owner: ['wms'], by: 'pick.started' },
      { from: ['created'], to: 'cancelled', owner: ['oms'], by: 'order.cancelled' },
      { from: ['picking'], to: 'cancelled', owner: ['wms'], by: 'order.cancelled' },
    ],
    ownership: { default: 'oms', fields: {} },
  } as const
  const shared = policySetOf({ ...WORKSPACE, lifecycles: [lifecycle] })
  const subject = { type: 'order', states: { wms: state, erp: state } }
  expect(judgeTransition(shared, { mode: 'requested', event: 'order.cancelled', system, subject })).toEqual(expected)
})
