import { describe, expect, test } from 'vitest'
import { formatMeasured, parseMoney, parseQuantity } from './measured-text.ts'
import { applyRate, applyRateToDuration, formatRate, parseRate } from './rate.ts'
import type { Measured, Rate } from './value.ts'

describe('parseRate', () => {
  test.each([
    ['0.55 EUR/MIN', { amount: 550_000, unit: 'EUR', per: 'MIN' }],
    ['120 EA/HUR', { amount: 120_000_000, unit: 'EA', per: 'HUR' }],
    ['1.08 USD/EUR', { amount: 1_080_000, unit: 'USD', per: 'EUR' }],
    ['-0 EUR/KGM', { amount: 0, unit: 'EUR', per: 'KGM' }],
  ])('%s', (text, rate) => {
    expect(parseRate(text)).toStrictEqual(rate)
    expect(parseRate(formatRate(rate))).toStrictEqual(rate)
  })

  test.each([
    '',
    '0.55',
    '0.55 EUR',
    '0.55 EUR/',
    '0.55 /MIN',
    'EUR/MIN',
    '0.55 EUR/MIN/MIN',
    '0.55 EUR / MIN',
    '0.55EUR/MIN',
    '1/2 EUR',
    '0.55 eur/min',
    '0.55 XYZ/MIN',
    '0.55 EUR/XYZ',
  ])('`%s` is no rate', text => {
    expect(parseRate(text)).toBeUndefined()
  })
})

describe('a rate times its denominator is its numerator', () => {
  test.each([
    ['0.55 EUR/KGM', parseQuantity('2 KGM'), '1.1 EUR'],
    ['0.55 EUR/KGM', parseQuantity('2 GRM'), undefined],
    ['0.55 EUR/KGM', parseQuantity('0'), '0 EUR'],
    ['1.08 USD/EUR', parseMoney('250 EUR'), '270 USD'],
    ['1.08 USD/EUR', parseMoney('250 USD'), undefined],
  ])('%s', (rate, by, product) => {
    expect(shown(by === undefined ? undefined : applyRate(rateOf(rate), by))).toBe(product)
  })

  test.each([
    ['30 EUR/HUR', 90 * 60_000, '45 EUR'],
    ['0.55 EUR/MIN', 3_600_000, '33 EUR'],
    ['120 EA/HUR', 0, '0 EA'],
    ['100 EA/HUR', 1, '0.000027777777777778 EA'],
    ['1 EUR/DAY', -86_400_000, '-1 EUR'],
    ['1 EUR/KGM', 1000, undefined],
    ['1 EUR/MON', 1000, undefined],
    ['1 USD/EUR', 1000, undefined],
    ['1 EUR/SEC', Number.NaN, undefined],
    ['1 EUR/SEC', Number.MAX_SAFE_INTEGER, '9007199254740.991 EUR'],
  ])('%s for %d ms', (rate, milliseconds, product) => {
    expect(shown(applyRateToDuration(rateOf(rate), milliseconds))).toBe(product)
  })
})

function rateOf(text: string): Rate {
  const rate = parseRate(text)
  if (rate === undefined) throw new Error(`\`${text}\` is no rate`)
  return rate
}

function shown(measured: Measured | undefined): string | undefined {
  return measured === undefined ? undefined : formatMeasured(measured)
}
