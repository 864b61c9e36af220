import { expect, test } from 'vitest'
import { decideOrders } from './decide-orders.ts'

test('every sample order is decided, and the scorer decides no more than policy lets it', async () => {
  const counts = await decideOrders(300)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  expect(total).toBe(300)
  expect(counts.get('execute             release-all by scorer')).toBe(44)
  // Dates are confirmed by planners, whatever a scorer says.
  expect([...counts.keys()].filter(kind => kind.startsWith('execute ') && kind.includes('release-part'))).toEqual([])
})
