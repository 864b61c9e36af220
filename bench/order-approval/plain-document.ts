import type { ApprovalCase } from './approval-case.ts'

/**
 * The case as the other engines take it, prepared outside the timing: amounts as binary floats, percentages as shares. Every amount of
 * the cases has few enough digits for its float to compare as the decimal does.
 */
export type PlainDocument = {
  readonly order: Omit<ApprovalCase['order'], 'total' | 'discount' | 'margin' | 'weight'> & {
    readonly total: number
    readonly discount: number
    readonly margin: number
    readonly weight: number
  }
  readonly account: Omit<ApprovalCase['account'], 'available'> & { readonly available: number }
  readonly risk: { readonly score: number }
}

export function plainDocument({ order, account, risk }: ApprovalCase): PlainDocument {
  return {
    order: {
      ...order,
      total: Number(order.total.amount),
      discount: Number(order.discount),
      margin: Number(order.margin),
      weight: Number(order.weight.amount),
    },
    account: { ...account, available: Number(account.available.amount) },
    risk: { score: Number(risk.score) },
  }
}
