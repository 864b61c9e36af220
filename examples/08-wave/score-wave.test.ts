import { expect, test } from 'vitest'
import { scoreWave } from './score-wave.ts'
import { waveOrders } from './wave-orders.ts'

test('200 orders are scored in one question and come back as a wave, each once and by score', async () => {
  const { request, provenance, asked } = await scoreWave(200)
  expect(asked).toHaveLength(1)
  expect(request.orders.map(({ orderNumber }) => orderNumber).sort()).toEqual(
    waveOrders(200)
      .map(({ orderNumber }) => orderNumber)
      .sort(),
  )
  const scores = request.orders.map(({ priorityScore }) => Number(priorityScore))
  expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  expect(new Set(scores).size).toBeGreaterThan(100)
  expect(request).toMatchObject({ waveId: 'W-2026-03-21-07', source: 'countersign', parameters: { carrierCode: 'FEDX_GROUND' } })
  expect(provenance.usage?.inputTokens).toBeGreaterThan(0)
})

test('a number of orders is told by the caller', async () => {
  expect((await scoreWave(3)).request.orders).toHaveLength(3)
})
