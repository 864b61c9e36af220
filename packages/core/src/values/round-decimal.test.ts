import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareDecimals, decimalFrom, multiplyDecimals, ONE, subtractDecimals } from './decimal.ts'
import { formatDecimal, parseDecimal } from './decimal-text.ts'
import { ceilDecimalTo, roundDecimal } from './round-decimal.ts'
import type { Decimal } from './value.ts'

const RUNS = 5_000
const long = fc
  .tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.integer({ min: 0, max: 18 }))
  .map(([digits, scale]) => decimalFrom(digits, scale) ?? 0)
const decimal: fc.Arbitrary<Decimal> = fc.oneof(long, fc.maxSafeInteger(), fc.integer({ min: -3_000_000, max: 3_000_000 }))

describe('roundDecimal', () => {
  test.each([
    { text: '2.344', places: 2, rounded: '2.34' },
    { text: '2.345', places: 2, rounded: '2.35' },
    { text: '-2.345', places: 2, rounded: '-2.35' },
    { text: '-2.344', places: 2, rounded: '-2.34' },
    { text: '2.5', places: 0, rounded: '3' },
    { text: '-0.4', places: 0, rounded: '0' },
    { text: '9007199254.740991', places: 0, rounded: '9007199255' },
    { text: '-9007199254.740991', places: 2, rounded: '-9007199254.74' },
    { text: '-9007199254.740991', places: 5, rounded: '-9007199254.74099' },
    { text: '-0.000001', places: 5, rounded: '0' },
    { text: '150', places: -2, rounded: '200' },
    { text: '149.999999', places: -2, rounded: '100' },
    { text: '0.0000005', places: 6, rounded: '0.000001' },
    { text: '0.123456789012345678', places: 17, rounded: '0.12345678901234568' },
    { text: '0.123456789012345678', places: 18, rounded: '0.123456789012345678' },
    { text: '0.123456789012345678', places: 1000, rounded: '0.123456789012345678' },
    { text: '49999999999999999999999999999', places: -29, rounded: '0' },
    { text: '50000000000000000000000000000', places: -29, rounded: undefined },
    { text: '-50000000000000000000000000000', places: -29, rounded: undefined },
    { text: '99999999999999999999999999999', places: -30, rounded: '0' },
    { text: '99999999999999999999999999999', places: -1_000_000, rounded: '0' },
    { text: '99999999999999999999999999999.5', places: 0, rounded: undefined },
    { text: '1.5', places: 0.5, rounded: undefined },
    { text: '1.5', places: Number.NaN, rounded: undefined },
    { text: '1.5', places: Number.POSITIVE_INFINITY, rounded: undefined },
  ])('$text to $places places', ({ text, places, rounded }) => {
    expect(shown(roundDecimal(parse(text), places))).toBe(rounded)
  })

  test('is a multiple of the place, at most half of it away, and mirrored by the sign', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 18 }), (any, places) => {
        const rounded = known(roundDecimal(any, places))
        const unit = known(decimalFrom(1n, places))
        const off = known(multiplyDecimals(known(subtractDecimals(any, rounded)), 2 * ONE))
        expect(compareDecimals(off, unit)).toBeLessThanOrEqual(0)
        expect(compareDecimals(off, known(subtractDecimals(0, unit)))).toBeGreaterThanOrEqual(0)
        expect(formatDecimal(rounded).split('.')[1]?.length ?? 0).toBeLessThanOrEqual(places)
        expect(roundDecimal(known(subtractDecimals(0, any)), places)).toStrictEqual(subtractDecimals(0, rounded))
      }),
      { numRuns: RUNS },
    )
  })
})

describe('ceilDecimalTo', () => {
  test.each([
    { text: '13', step: '12', up: '24' },
    { text: '12', step: '12', up: '12' },
    { text: '0', step: '12', up: '0' },
    { text: '0.000001', step: '12', up: '12' },
    { text: '-13', step: '12', up: '-12' },
    { text: '1.1', step: '0.25', up: '1.25' },
    { text: '1', step: '0', up: undefined },
    { text: '1', step: '-12', up: undefined },
    { text: '99999999999999999999999999999', step: '2', up: undefined },
  ])('$text in steps of $step', ({ text, step, up }) => {
    expect(shown(ceilDecimalTo(parse(text), parse(step)))).toBe(up)
  })

  test('is the first multiple that is enough', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 1, max: 1e4 }), (value, step) => {
        expect(ceilDecimalTo(value, step)).toBe(Math.ceil(value / step) * step + 0)
      }),
      { numRuns: RUNS },
    )
  })
})

function parse(text: string): Decimal {
  return known(parseDecimal(text))
}

function known(value: Decimal | undefined): Decimal {
  if (value === undefined) throw new Error('no decimal')
  return value
}

function shown(value: Decimal | undefined): string | undefined {
  return value === undefined ? undefined : formatDecimal(value)
}
