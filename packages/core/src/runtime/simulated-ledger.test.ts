import { describe, expect, test } from 'vitest'
import type { Measure } from '../evaluate/decision.ts'
import { addMeasures } from './add-measures.ts'
import type { LedgerWindow } from './simulated-ledger.ts'
import { simulatedLedger } from './simulated-ledger.ts'

const eur = (amount: string): Measure => ({ amount, currency: 'EUR' })
const usd = (amount: string): Measure => ({ amount, currency: 'USD' })
const each = (amount: string): Measure => ({ amount, unit: 'EA' })
const day = (key: string, name: string): LedgerWindow => ({
  key,
  kind: 'day',
  from: `${name}T00:00:00.000Z`,
  until: `${name}T24:00:00.000Z`,
})
const hour = (key: string): LedgerWindow => ({ key, kind: 'rolling', ms: 3_600_000 })
const at = (time: string): number => Date.parse(`2026-03-21T${time}Z`)

describe('measures add up', () => {
  test.each([
    { a: eur('0.10'), b: eur('0.20'), sum: eur('0.3') },
    { a: '0', b: eur('5'), sum: eur('5') },
    { a: each('5'), b: '0', sum: each('5') },
    { a: '0.5', b: '1', sum: '1.5' },
    { a: eur('1'), b: usd('1'), sum: undefined },
    { a: eur('1'), b: each('1'), sum: undefined },
    { a: '1', b: eur('1'), sum: undefined },
    { a: 'x', b: eur('1'), sum: undefined },
  ])('$a and $b', ({ a, b, sum }) => {
    expect(addMeasures(a, b)).toEqual(sum)
  })
})

describe('a day', () => {
  test('starts empty, adds up, and ends with the site day', () => {
    const ledger = simulatedLedger()
    const [monday, tuesday] = [day('p/daily[X]', '2026-03-23'), day('p/daily[X]', '2026-03-24')]
    expect(ledger.lines([monday], 0, false)['p/daily[X]']).toMatchObject({ settled: '0', reserved: '0', from: '2026-03-23T00:00:00.000Z' })
    ledger.fold([{ key: 'p/daily[X]', of: eur('250.10'), shadow: false }], [monday], 0)
    ledger.fold([{ key: 'p/daily[X]', of: eur('0.90'), shadow: false }], [monday], 1)
    expect(ledger.lines([monday], 2, false)['p/daily[X]']?.settled).toEqual(eur('251'))
    expect(ledger.lines([tuesday], 3, false)['p/daily[X]']?.settled).toBe('0')
  })

  test('keeps the keys apart', () => {
    const ledger = simulatedLedger()
    const [a, b] = [day('p/daily[A]', '2026-03-23'), day('p/daily[B]', '2026-03-23')]
    ledger.fold([{ key: 'p/daily[A]', of: eur('1'), shadow: false }], [a, b], 0)
    expect(ledger.lines([a, b], 0, false)).toMatchObject({ 'p/daily[A]': { settled: eur('1') }, 'p/daily[B]': { settled: '0' } })
  })

  test('counts shadow lines only for whoever observes', () => {
    const ledger = simulatedLedger()
    const window = day('k', '2026-03-23')
    ledger.fold([{ key: 'k', of: eur('7'), shadow: true }], [window], 0)
    ledger.fold([{ key: 'k', of: eur('5'), shadow: false }], [window], 0)
    expect(ledger.lines([window], 0, false)['k']?.settled).toEqual(eur('5'))
    expect(ledger.lines([window], 0, true)['k']?.settled).toEqual(eur('12'))
  })

  test('in which two currencies meet has no line', () => {
    const ledger = simulatedLedger()
    const window = day('k', '2026-03-23')
    ledger.fold([{ key: 'k', of: eur('7'), shadow: false }], [window], 0)
    ledger.fold([{ key: 'k', of: usd('7'), shadow: false }], [window], 0)
    expect(ledger.lines([window], 0, false)).toEqual({})
  })

  test('ignores a reservation for which there is no window', () => {
    const ledger = simulatedLedger()
    ledger.fold([{ key: 'k', of: eur('7'), shadow: false }], [], 0)
    expect(ledger.lines([day('k', '2026-03-23')], 0, false)['k']?.settled).toBe('0')
  })
})

describe('a rolling window', () => {
  const spend = (ledger: ReturnType<typeof simulatedLedger>, time: string, amount: string): void =>
    ledger.fold([{ key: 'k', of: amount, shadow: false }], [hour('k')], at(time))
  const spent = (ledger: ReturnType<typeof simulatedLedger>, time: string): Measure | undefined =>
    ledger.lines([hour('k')], at(time), false)['k']?.settled

  test.each([
    { now: '10:00:00.000', counts: '3' },
    { now: '10:59:59.999', counts: '3' },
    { now: '11:00:00.000', counts: '2' },
    { now: '11:30:00.000', counts: '0' },
  ])('at $now counts $counts', ({ now, counts }) => {
    const ledger = simulatedLedger()
    spend(ledger, '10:00:00.000', '1')
    spend(ledger, '10:30:00.000', '2')
    expect(spent(ledger, now)).toBe(counts)
  })

  test('holds the instant of the decision', () => {
    const line = simulatedLedger().lines([hour('k')], at('10:00:00.000'), false)['k']
    expect(line).toMatchObject({ from: '2026-03-21T09:00:00.000Z', until: '2026-03-21T10:00:00.001Z' })
  })

  test('counts what was reserved before, also where its time is later', () => {
    const ledger = simulatedLedger()
    spend(ledger, '10:30:00.000', '2')
    expect(spent(ledger, '10:00:00.000')).toBe('2')
  })

  test('forgets what is older than twice its length', () => {
    const ledger = simulatedLedger()
    for (let minute = 0; minute < 300; minute++)
      ledger.fold([{ key: 'k', of: '1', shadow: false }], [hour('k')], at('00:00:00.000') + minute * 60_000)
    expect(spent(ledger, '04:59:00.000')).toBe('60')
    expect(spent(ledger, '02:00:00.000')).toBe('120')
  })
})
