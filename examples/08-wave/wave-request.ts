import type { WaveOrder } from './wave-orders.ts'

/** The neutral body of `POST /api/v1/waves`; an adapter translates it for the warehouse that is there. */
export interface WaveRequest {
  readonly waveId: string
  readonly source: string
  readonly orders: readonly { readonly orderNumber: string; readonly priorityScore: string }[]
  readonly parameters: { readonly workZone: string; readonly carrierCode: string; readonly cutoffTime: string }
}

/** The orders by score, highest first, then by slack and number; scores are text end to end. */
export function waveRequest(
  waveId: string,
  orders: readonly WaveOrder[],
  score: Readonly<Record<string, string>>,
  parameters: WaveRequest['parameters'],
): WaveRequest {
  const scored = orders.map(order => ({ ...order, priorityScore: score[order.orderNumber] ?? '0' }))
  const ranked = scored.toSorted(
    (a, b) =>
      Number(b.priorityScore) - Number(a.priorityScore) || a.slackMinutes - b.slackMinutes || (a.orderNumber < b.orderNumber ? -1 : 1),
  )
  return {
    waveId,
    source: 'countersign',
    orders: ranked.map(({ orderNumber, priorityScore }) => ({ orderNumber, priorityScore })),
    parameters,
  }
}
