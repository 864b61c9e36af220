import type { Context } from '@cedar-policy/cedar-wasm/nodejs'
import type { ApprovalCase } from './approval-case.ts'

/** The case as Cedar takes it, prepared outside the timing: money in cents, shares in thousandths, kilograms in hundredths. */
export function wholeDocument({ order, account, risk }: ApprovalCase): Context {
  return {
    order: {
      ...order,
      total: whole(order.total.amount, 100),
      discount: whole(order.discount, 1000),
      margin: whole(order.margin, 1000),
      weight: whole(order.weight.amount, 100),
    },
    account: { ...account, available: whole(account.available.amount, 100) },
    risk: { score: whole(risk.score, 1000) },
  }
}

function whole(text: string, scale: number): number {
  return Math.round(Number(text) * scale)
}
