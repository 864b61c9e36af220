import fc from 'fast-check'
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

/** Ten questions in any order of beginning and end: `spent` of the estimate's 10 each, or never settled. */
const anyRun = fc.array(fc.record({ turn: fc.nat(9), spent: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }) }), {
  maxLength: 40,
})

test('whatever begins and ends when: while nothing costs more than its estimate, the limit holds', async () => {
  await fc.assert(
    fc.asyncProperty(anyRun, fc.integer({ min: 10, max: 45 }), async (run, most) => {
      const meter = memoryMeter(() => 0)
      const limit = { name: 'n', limit: { tokens: String(most) }, perMs: 1000 }
      const open = new Map<number, string>()
      let [settled, reserved] = [0, 0]
      for (const { turn, spent } of run) {
        const running = open.get(turn)
        if (running === undefined) {
          const reservation = await meter.reserve(limit, { tokens: '10' })
          expect(reservation !== undefined).toBe(settled + reserved + 10 <= most)
          if (reservation === undefined) continue
          open.set(turn, reservation)
          reserved += 10
        } else if (spent !== undefined) {
          await meter.settle(running, { tokens: String(spent) })
          open.delete(turn)
          reserved -= 10
          settled += spent
        }
        expect(settled + reserved).toBeLessThanOrEqual(most)
      }
    }),
    { numRuns: 100 },
  )
})
