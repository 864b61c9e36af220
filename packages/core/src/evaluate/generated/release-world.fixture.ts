import type { ActionModel, AgentModel, LifecycleModel } from '../../policy/model.ts'
import { idOf, MONEY, NUMBER, TEXT } from './expression.fixture.ts'

// What the release policy of the tests acts on: contracts, a lifecycle, an agent, events.

const action = (name: string, more: Partial<ActionModel> = {}): [string, ActionModel] => [
  name,
  { name, system: 'oms', params: { orderId: { type: idOf('order'), optional: false } }, gives: {}, safe: false, moves: {}, ...more },
]

export const ACTIONS: Readonly<Record<string, ActionModel>> = Object.fromEntries([
  action('order.release', { undo: 'order.unrelease', undoUntil: 'pick.started', moves: { order: 'released' } }),
  action('order.unrelease'),
  action('order.split', { gives: { releasedId: idOf('order') }, undo: 'order.merge' }),
  action('order.merge'),
  action('order.hold', { safe: true, moves: { order: 'held' }, undo: 'order.lift' }),
  action('order.lift'),
  action('line.backorder', {
    params: { lineId: { type: idOf('line'), optional: false }, quantity: { type: NUMBER, optional: false } },
    undo: 'line.cancel',
  }),
  action('line.cancel'),
  action('journal.post', {
    system: 'erp',
    params: { amount: { type: MONEY, optional: false }, note: { type: TEXT, optional: true } },
    undo: 'journal.reverse',
    posts: 'financial',
  }),
  action('journal.reverse', { system: 'erp' }),
])

export const LIFECYCLE: LifecycleModel = {
  type: 'order',
  initial: 'created',
  terminal: ['closed', 'cancelled'],
  states: ['created', 'released', 'picking', 'shipped', 'closed', 'held', 'cancelled'],
  transitions: [
    { from: ['created'], to: 'released', owner: ['oms'], by: 'order.released' },
    { from: ['released'], to: 'picking', owner: ['wms'], by: 'pick.started' },
    { from: ['picking'], to: 'shipped', owner: ['wms'], by: 'order.shipped' },
    { from: ['shipped'], to: 'closed', owner: ['erp'], by: 'order.closed' },
    { from: ['created'], to: 'held', owner: ['oms', 'erp'], by: 'order.held' },
    { from: ['held'], to: 'back', owner: ['oms', 'erp'], by: 'order.hold_lifted' },
    { from: ['created', 'released', 'held'], to: 'cancelled', owner: ['oms'], by: 'order.cancelled' },
  ],
  ownership: { default: 'oms', fields: {} },
}

export const AGENT: AgentModel = {
  id: 'release-agent',
  actors: ['bot'],
  read: ['*'],
  propose: ['order.*', 'line.*', 'journal.post'],
  execute: ['order.*', 'line.*', 'journal.post'],
  never: ['journal.reverse'],
}

export const EVENTS = Object.fromEntries(
  ['order.created', 'order.hold_lifted', 'supply.arrived', 'order.released', 'pick.started'].map(type => [type, { about: 'order' }]),
)
