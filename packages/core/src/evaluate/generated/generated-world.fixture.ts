import type { ActionModel, LifecycleModel } from '../../policy/model.ts'
import { idOf, NUMBER } from './expression.fixture.ts'

// What generated policies act on.

export const ACTION_NAMES = ['act.safe', 'act.go', 'act.pay', 'act.note'] as const

const action = (name: string, more: Partial<ActionModel>): ActionModel => ({
  name,
  system: 'oms',
  params: { orderId: { type: idOf('order'), optional: false }, n: { type: NUMBER, optional: true } },
  gives: {},
  safe: false,
  moves: {},
  ...more,
})

export const ACTIONS: Readonly<Record<string, ActionModel>> = {
  'act.safe': action('act.safe', { safe: true }),
  'act.go': action('act.go', { undo: 'act.safe', undoUntil: 'order.picked', moves: { order: 'released' } }),
  'act.pay': action('act.pay', { system: 'erp' }),
  'act.note': action('act.note', { undo: 'act.note' }),
}

export const LIFECYCLE: LifecycleModel = {
  type: 'order',
  initial: 'created',
  terminal: ['picked'],
  states: ['created', 'released', 'picked'],
  transitions: [
    { from: ['created'], to: 'released', owner: ['oms'], by: 'order.released' },
    { from: ['released'], to: 'picked', owner: ['wms'], by: 'order.picked' },
  ],
  ownership: { default: 'oms', fields: {} },
}
