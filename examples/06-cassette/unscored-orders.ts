import { sampleLines } from '../01-order-release/sample-orders.ts'

/** The first orders of the sample, without the answers that their scorer gave. */
export function* unscoredOrders(most: number): Generator<string> {
  let count = 0
  for (const text of sampleLines()) {
    count += 1
    if (count > most) return
    const { scoring: _recorded, ...event } = JSON.parse(text)
    yield `${JSON.stringify(event)}\n`
  }
}
