import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDuration, parseDuration } from './duration.ts'

const HOUR = 3_600_000

describe('parseDuration', () => {
  test.each([
    ['90s', 90_000],
    ['15m', 900_000],
    ['4h', 4 * HOUR],
    ['2d', 48 * HOUR],
    ['1500ms', 1500],
    ['1h30m', 1.5 * HOUR],
    ['1d2h3m4s5ms', 26 * HOUR + 184_005],
    ['-4h', -4 * HOUR],
    ['0s', 0],
    ['0d', 0],
    ['60m', HOUR],
    ['PT4H', 4 * HOUR],
    ['P1D', 24 * HOUR],
    ['P1DT12H', 36 * HOUR],
    ['PT1H30M', 1.5 * HOUR],
    ['PT90S', 90_000],
    ['PT0.5S', 500],
    ['PT1.25S', 1250],
    ['-PT15M', -900_000],
    ['PT0S', 0],
    ['9007199254740991ms', Number.MAX_SAFE_INTEGER],
  ])('%s', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds)
  })

  test.each([
    [''],
    ['-'],
    ['4'],
    ['h'],
    ['4 h'],
    ['4h '],
    ['4H'],
    ['1.5h'],
    ['30m1h'],
    ['1h1h'],
    ['+4h'],
    ['--4h'],
    ['4 working hours'],
    ['1e3s'],
    ['P'],
    ['PT'],
    ['P1DT'],
    ['P1M'],
    ['P1Y'],
    ['P1W'],
    ['PT1.5H'],
    ['PT0.0005S'],
    ['PT.5S'],
    ['PT1M1H'],
    ['pt4h'],
    ['9007199254740992ms'],
    ['104249991375d'],
    [`${'9'.repeat(60)}d`],
    ['9'.repeat(1_000_000)],
    ['4h\n'],
  ])('refuses `%s`', text => {
    expect(parseDuration(text)).toBeUndefined()
  })

  test('minus nothing is nothing', () => {
    expect(Object.is(parseDuration('-0s'), 0)).toBe(true)
  })
})

describe('formatDuration', () => {
  test.each([
    [0, '0s'],
    [4 * HOUR, '4h'],
    [48 * HOUR, '2d'],
    [1.5 * HOUR, '1h30m'],
    [1500, '1s500ms'],
    [-4 * HOUR, '-4h'],
    [90_061_001, '1d1h1m1s1ms'],
  ])('%d ms', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text)
  })

  test('is read back', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.maxSafeInteger(),
          fc.integer(),
          fc.integer({ min: -100, max: 100 }).map(hours => hours * HOUR),
        ),
        any => {
          expect(parseDuration(formatDuration(any))).toBe(any + 0)
        },
      ),
      { numRuns: 20_000 },
    )
  })
})
