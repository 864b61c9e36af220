import { describe, expect, test } from 'vitest'
import { frameOf } from '../generated/frame.arbitrary.ts'
import type { SiteDays } from './calendar-days.ts'
import { dayAt, dayOf, siteDays } from './calendar-days.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** 2026-03-01. */
const FIRST = 20_513

interface Row {
  readonly day: string
  readonly starts: string
  readonly ends: string
  readonly open: readonly unknown[]
}

/** `count` days whose midnights are so many hours away from those in UTC. */
function rows(count: number, offset: number, length: (index: number) => number = () => DAY): Row[] {
  let starts = FIRST * DAY + offset * HOUR
  return Array.from({ length: count }, (_, index) => {
    const ends = starts + length(index)
    const row = { day: text((FIRST + index) * DAY).slice(0, 10), starts: text(starts), ends: text(ends), open: [] }
    starts = ends
    return row
  })
}

function text(instant: number): string {
  return new Date(instant).toISOString()
}

function calendar(days: unknown): SiteDays | undefined {
  const input = { calendars: { A: { days } } }
  return siteDays(frameOf({ input, option: undefined, step: undefined, late: [], cost: undefined, exposure: undefined }), 'A')
}

function days(days: unknown): SiteDays {
  const read = calendar(days)
  if (read === undefined) throw new Error('a calendar is wanted')
  return read
}

describe('the day at a site', () => {
  test.each([-14, -5, 0, 1, 14])('%i hours from UTC', offset => {
    const at = days(rows(200, offset))
    for (const index of [0, 1, 99, 199]) {
      const starts = (FIRST + index) * DAY + offset * HOUR
      expect(dayAt(at, starts)?.day).toBe(FIRST + index)
      expect(dayAt(at, starts + DAY - 1)?.day).toBe(FIRST + index)
    }
    expect(dayAt(at, FIRST * DAY + offset * HOUR - 1)).toBe(undefined)
    expect(dayAt(at, (FIRST + 200) * DAY + offset * HOUR)).toBe(undefined)
  })

  test('when clocks change', () => {
    const at = days(rows(40, -5, index => (index === 7 ? 23 * HOUR : DAY)))
    const change = (FIRST + 8) * DAY - 6 * HOUR
    expect([dayAt(at, change - 1)?.day, dayAt(at, change)?.day]).toEqual([FIRST + 7, FIRST + 8])
  })

  test('in a calendar of days that no clock knows', () => {
    const at = days(rows(500, 0, index => (index % 2 === 0 ? HOUR : 7 * DAY)))
    for (let index = 0; index < 500; index += 7) {
      const starts = dayOf(at, FIRST + index)?.starts ?? Number.NaN
      expect(dayAt(days(at.rows), starts)?.day).toBe(FIRST + index)
    }
  })
})

describe('a calendar that contradicts itself', () => {
  const changed = (index: number, change: Partial<Record<keyof Row, unknown>>): unknown[] =>
    rows(10, 0).map((row, at) => (at === index ? { ...row, ...change } : row))

  test.each([
    { name: 'a day is missing', given: rows(10, 0).toSpliced(5, 1), bad: [4, 5, 6, 7, 8] },
    { name: 'a day begins later than the one before ends', given: changed(5, { starts: text((FIRST + 5) * DAY + 1) }), bad: [4, 5] },
    { name: 'a day ends before it begins', given: changed(5, { ends: text((FIRST + 5) * DAY - 1) }), bad: [5, 6] },
    { name: 'a day has another name', given: changed(5, { day: '2026-03-07' }), bad: [5] },
    { name: 'the first day has another name', given: changed(0, { day: '2026-03-04' }), bad: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] },
    { name: 'open before it begins', given: changed(5, { open: [[text((FIRST + 5) * DAY - 1), text((FIRST + 5) * DAY + 1)]] }), bad: [5] },
    { name: 'a day is no day', given: rows(10, 0).toSpliced(5, 1, JSON.parse('null')), bad: [4, 5, 6] },
  ])('$name: what touches it is unknown, in whatever order it is looked at', ({ given, bad }) => {
    const wanted = given.map((_, index) => (bad.includes(index) ? undefined : FIRST + index))
    const forwards = days(given)
    const backwards = days(given)
    expect(given.map((_, index) => dayOf(forwards, FIRST + index)?.day)).toEqual(wanted)
    expect(given.map((_, index) => dayOf(backwards, FIRST + given.length - 1 - index)?.day)).toEqual(wanted.toReversed())
  })

  test('two texts of one midnight are no contradiction', () => {
    const at = days(changed(5, { starts: '2026-03-06T01:00:00+01:00' }))
    expect([dayOf(at, FIRST + 4)?.day, dayOf(at, FIRST + 5)?.day]).toEqual([FIRST + 4, FIRST + 5])
  })
})

test.each([undefined, JSON.parse('null'), 'x', {}, [], [{}], [{ day: 'today' }], new Array(5001).fill(rows(1, 0)[0])])(
  'no calendar: %#',
  given => {
    expect(calendar(given)).toBe(undefined)
  },
)
