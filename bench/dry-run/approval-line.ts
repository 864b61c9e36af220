import type { ApprovalCase } from '../order-approval/approval-case.ts'

/**
 * The case as a line of a recording: the event with its order, and the facts that were known then. Order lines that no rule reads make
 * it about 2 KB, as long as the orders of a shop are.
 */
export function approvalLine({ order, account, risk }: ApprovalCase): string {
  const lines = Array.from({ length: 11 }, (_, index) => ({
    id: `${order.id}-${index + 1}`,
    itemId: `ITEM-${order.nodeId}-${index * 37}`,
    quantity: { amount: `${index + 1}`, unit: 'EA' },
    unitPrice: order.total,
  }))
  const event = {
    specversion: '1.0',
    id: `created-${order.id}`,
    source: 'oms',
    type: 'order.created',
    subject: order.id,
    time: '2026-11-20T09:00:00.000Z',
    data: { ...order, lines },
  }
  return `${JSON.stringify({ event, facts: { account, risk } })}\n`
}
