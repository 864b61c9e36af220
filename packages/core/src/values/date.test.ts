import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilDay } from './civil-day.ts'
import { formatDate, isDate, parseDate } from './date.ts'

const DAY = 86_400_000

describe('parseDate', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2026-03-21', 20_533],
    ['2024-02-29', 19_782],
    ['2000-02-29', 11_016],
    ['0000-01-01', -719_528],
    ['0000-02-29', -719_469],
    ['9999-12-31', 2_932_896],
  ])('%s', (text, days) => {
    expect(parseDate(text)).toBe(days)
    expect(formatDate(days)).toBe(text)
  })

  test.each([
    ['no leap year', '2026-02-29'],
    ['a century without leap day', '1900-02-29'],
    ['30 February', '2024-02-30'],
    ['31 April', '2026-04-31'],
    ['month 0', '2026-00-10'],
    ['month 13', '2026-13-01'],
    ['day 0', '2026-03-00'],
    ['day 32', '2026-01-32'],
    ['a short month', '2026-3-21'],
    ['no hyphens', '20260321'],
    ['slashes', '2026/03/21'],
    ['a year with sign', '-026-03-21'],
    ['a long year', '+012026-03-21'],
    ['a time behind', '2026-03-21T00:00:00Z'],
    ['a blank', '2026-03-21 '],
    ['other digits', '２０２６-03-21'],
    ['letters', 'yyyy-mm-dd'],
    ['nothing', ''],
    ['a week date', '2026-W12-6'],
  ])('refuses %s', (_, text) => {
    expect(parseDate(text)).toBeUndefined()
  })
})

test('agrees with Date on every day of 0000 to 9999', () => {
  for (let days = -719_528; days <= 2_932_896; days += 1) {
    const day = civilDay(days)
    const date = new Date(days * DAY)
    if (day.year !== date.getUTCFullYear() || day.month !== date.getUTCMonth() + 1 || day.day !== date.getUTCDate()) {
      throw new Error(`day ${days}: ${JSON.stringify(day)} against ${date.toISOString()}`)
    }
  }
})

test('text and days are each other’s inverse', () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), days => {
      const text = formatDate(days)
      expect(text).toBe(new Date(days * DAY).toISOString().slice(0, 10))
      expect(parseDate(text)).toBe(days)
    }),
    { numRuns: 20_000 },
  )
})

test.each([
  [-719_529, '-000001-12-31'],
  [2_932_897, '+010000-01-01'],
])('day %d is outside, and still printed', (days, text) => {
  expect(isDate(days)).toBe(false)
  expect(formatDate(days)).toBe(text)
})

test('printing ends for every safe integer', () => {
  expect(formatDate(Number.MAX_SAFE_INTEGER)).toMatch(/^\+\d+-\d\d-\d\d$/)
  expect(formatDate(Number.MIN_SAFE_INTEGER)).toMatch(/^-\d+-\d\d-\d\d$/)
})
