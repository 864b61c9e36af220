import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatInstant, isInstant, parseInstant } from './instant.ts'

const FIRST = Date.parse('0000-01-01T00:00:00.000Z')
const LAST = Date.parse('9999-12-31T23:59:59.999Z')

describe('parseInstant', () => {
  test.each([
    ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'],
    ['2026-03-21T12:00:00Z', '2026-03-21T12:00:00.000Z'],
    ['2026-03-21T12:00:00.5Z', '2026-03-21T12:00:00.500Z'],
    ['2026-03-21T12:00:00.123456789Z', '2026-03-21T12:00:00.123Z'],
    ['2026-03-21T12:00:00.9999Z', '2026-03-21T12:00:00.999Z'],
    ['1969-12-31T23:59:59.9999Z', '1969-12-31T23:59:59.999Z'],
    ['2026-03-21T12:00:00+01:00', '2026-03-21T11:00:00.000Z'],
    ['2026-03-21T00:30:00+05:30', '2026-03-20T19:00:00.000Z'],
    ['2026-12-31T23:00:00-08:00', '2027-01-01T07:00:00.000Z'],
    ['2026-03-21T12:00:00+23:59', '2026-03-20T12:01:00.000Z'],
    ['2026-03-21T12:00:00-00:00', '2026-03-21T12:00:00.000Z'],
    ['2026-03-21t12:00:00z', '2026-03-21T12:00:00.000Z'],
    ['2024-02-29T23:59:59Z', '2024-02-29T23:59:59.000Z'],
    ['0000-01-01T00:00:00Z', '0000-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('%s', (text, utc) => {
    const instant = parseInstant(text)
    expect(instant).toBe(Date.parse(utc))
    expect(formatInstant(instant ?? Number.NaN)).toBe(utc)
  })

  test.each([
    ['no offset', '2026-03-21T12:00:00'],
    ['no seconds', '2026-03-21T12:00Z'],
    ['a date', '2026-03-21'],
    ['a blank between', '2026-03-21 12:00:00Z'],
    ['no leap year', '2026-02-29T12:00:00Z'],
    ['hour 24', '2026-03-21T24:00:00Z'],
    ['minute 60', '2026-03-21T12:60:00Z'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['offset hour 24', '2026-03-21T12:00:00+24:00'],
    ['offset minute 60', '2026-03-21T12:00:00+01:60'],
    ['an offset without colon', '2026-03-21T12:00:00+0100'],
    ['an offset of hours', '2026-03-21T12:00:00+01'],
    ['a point without digits', '2026-03-21T12:00:00.Z'],
    ['a comma', '2026-03-21T12:00:00,5Z'],
    ['two offsets', '2026-03-21T12:00:00ZZ'],
    ['a zone name', '2026-03-21T12:00:00 Europe/Berlin'],
    ['a zone in brackets', '2026-03-21T12:00:00+01:00[Europe/Berlin]'],
    ['a blank before', ' 2026-03-21T12:00:00Z'],
    ['a line end', '2026-03-21T12:00:00Z\n'],
    ['signed digits', '2026-03-21T+1:00:00Z'],
    ['a compact form', '20260321T120000Z'],
    ['milliseconds since 1970', '1774094400000'],
    ['a year before 0000 in UTC', '0000-01-01T00:00:00+00:01'],
    ['a year beyond 9999 in UTC', '9999-12-31T23:59:59-00:01'],
    ['a long fraction', `2026-03-21T12:00:00.${'1'.repeat(100_000)}Z`],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(parseInstant(text)).toBeUndefined()
  })

  test('agrees with Date on what RFC 3339 allows, offsets and all', () => {
    const pad = (number: number, width = 2): string => String(number).padStart(width, '0')
    const parts = fc.record({
      year: fc.integer({ min: 1, max: 9998 }),
      month: fc.integer({ min: 0, max: 13 }),
      day: fc.integer({ min: 0, max: 32 }),
      hour: fc.integer({ min: 0, max: 24 }),
      minute: fc.integer({ min: 0, max: 60 }),
      second: fc.integer({ min: 0, max: 60 }),
      milliseconds: fc.integer({ min: 0, max: 999 }),
      offset: fc.constantFrom('Z', '+00:00', '+01:00', '-05:00', '+05:30', '-09:30', '+14:00'),
    })
    fc.assert(
      fc.property(parts, ({ year, month, day, hour, minute, second, milliseconds, offset }) => {
        const text = `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}.${pad(milliseconds, 3)}${offset}`
        const lastDay = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
        const exists = month >= 1 && month <= 12 && day >= 1 && day <= lastDay && hour <= 23 && minute <= 59 && second <= 59
        expect(parseInstant(text)).toBe(exists ? Date.parse(text) : undefined)
      }),
      { numRuns: 20_000 },
    )
  })
})

test('every instant is printed as Date prints it, and read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: FIRST, max: LAST }), instant => {
      const text = formatInstant(instant)
      expect(text).toBe(new Date(instant).toISOString())
      expect(parseInstant(text)).toBe(instant)
    }),
    { numRuns: 20_000 },
  )
})

test.each([
  [FIRST, true],
  [FIRST - 1, false],
  [LAST, true],
  [LAST + 1, false],
  [0.5, false],
  [Number.NaN, false],
  [Number.POSITIVE_INFINITY, false],
])('%d is an instant: %s', (instant, is) => {
  expect(isInstant(instant)).toBe(is)
})
