import { expect, test } from 'vitest'
import { memoryMeter } from './memory-meter.ts'

const LIMIT = { name: 'scoring', limit: { tokens: '1000', USD: '0.3' }, perMs: 1000 }
const ONE = { tokens: '400', USD: '0.1' }

test('an estimate has room up to the limit, and it included', async () => {
  const meter = memoryMeter(() => 0)
  expect(await meter.reserve(LIMIT, { tokens: '1000', USD: '0.1' })).toBeDefined()
  expect(await meter.reserve(LIMIT, { tokens: '1', USD: '0.1' })).toBeUndefined()
  expect(await meter.reserve({ ...LIMIT, name: 'other' }, ONE)).toBeDefined()
})

test('decimals are exact: three times 0.1 are 0.3', async () => {
  const meter = memoryMeter(() => 0)
  const reservations = [
    await meter.reserve(LIMIT, { USD: '0.1' }),
    await meter.reserve(LIMIT, { USD: '0.1' }),
    await meter.reserve(LIMIT, { USD: '0.1' }),
  ]
  expect(reservations).not.toContain(undefined)
  expect(await meter.reserve(LIMIT, { USD: '0.000001' })).toBeUndefined()
})

test('what a reservation came to takes its place, once', async () => {
  const meter = memoryMeter(() => 0)
  const [first = '', second] = [await meter.reserve(LIMIT, ONE), await meter.reserve(LIMIT, ONE)]
  expect([second === undefined, await meter.reserve(LIMIT, ONE)]).toEqual([false, undefined])
  await meter.settle(first, { tokens: '100', USD: '0.01' })
  await meter.settle(first, { tokens: '0', USD: '0' })
  await meter.settle('nobody', { tokens: '0', USD: '0' })
  expect(await meter.reserve(LIMIT, { tokens: '500', USD: '0.19' })).toBeDefined()
  expect(await meter.reserve(LIMIT, { tokens: '1', USD: '0.01' })).toBeUndefined()
})

test('one that came to more than there is leaves no room', async () => {
  const meter = memoryMeter(() => 0)
  await meter.settle((await meter.reserve(LIMIT, ONE)) ?? '', { tokens: '5000', USD: '9' })
  expect(await meter.reserve(LIMIT, { tokens: '1', USD: '0.01' })).toBeUndefined()
})

test('a reservation that nobody settles counts until its window is over, and no longer', async () => {
  let now = 0
  const meter = memoryMeter(() => now)
  const old = await meter.reserve(LIMIT, { tokens: '1000', USD: '0.3' })
  now = 999
  expect(await meter.reserve(LIMIT, ONE)).toBeUndefined()
  now = 1000
  expect(await meter.reserve(LIMIT, { tokens: '700', USD: '0.1' })).toBeDefined()
  await meter.settle(old ?? '', { tokens: '0', USD: '0' })
  expect(await meter.reserve(LIMIT, ONE)).toBeUndefined()
})
