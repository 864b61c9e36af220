import { describe, expect, test } from 'vitest'
import type { CalendarModel } from '../policy/model.ts'
import { calendarCache } from './calendar-cache.ts'
import { resolveCalendar, siteDayAt } from './resolve-calendar.ts'

const HOUR = 3_600_000
const always = [['00:00', '24:00']] as const
const week = (hours: CalendarModel['hours'][number]): CalendarModel['hours'] => [hours, hours, hours, hours, hours, hours, hours]

function site(
  timeZone: string,
  rest: Partial<CalendarModel> = {},
): { readonly timeZone: string; readonly calendars: readonly CalendarModel[] } {
  return { timeZone: 'UTC', calendars: [{ site: 'DC', timeZone, hours: week(always), closed: [], cutoffs: {}, ...rest }] }
}

function dayOf(sites: ReturnType<typeof site>, day: string, until: string) {
  const [first] = resolveCalendar(sites, 'DC', { from: day, until }).days
  if (first === undefined) throw new Error('no day')
  return first
}

const hoursOf = ({ starts, ends }: { readonly starts: string; readonly ends: string }): number =>
  (Date.parse(ends) - Date.parse(starts)) / HOUR

describe('a day starts and ends at midnight on the clocks of the site', () => {
  test.each([
    {
      name: 'Berlin, the day before spring',
      zone: 'Europe/Berlin',
      day: '2026-03-28',
      until: '2026-03-29',
      starts: '2026-03-27T23:00:00.000Z',
      hours: 24,
    },
    {
      name: 'Berlin, spring',
      zone: 'Europe/Berlin',
      day: '2026-03-29',
      until: '2026-03-30',
      starts: '2026-03-28T23:00:00.000Z',
      hours: 23,
    },
    {
      name: 'Berlin, the day after spring',
      zone: 'Europe/Berlin',
      day: '2026-03-30',
      until: '2026-03-31',
      starts: '2026-03-29T22:00:00.000Z',
      hours: 24,
    },
    {
      name: 'Berlin, the day before autumn',
      zone: 'Europe/Berlin',
      day: '2026-10-24',
      until: '2026-10-25',
      starts: '2026-10-23T22:00:00.000Z',
      hours: 24,
    },
    {
      name: 'Berlin, autumn',
      zone: 'Europe/Berlin',
      day: '2026-10-25',
      until: '2026-10-26',
      starts: '2026-10-24T22:00:00.000Z',
      hours: 25,
    },
    {
      name: 'Berlin, the day after autumn',
      zone: 'Europe/Berlin',
      day: '2026-10-26',
      until: '2026-10-27',
      starts: '2026-10-25T23:00:00.000Z',
      hours: 24,
    },
    {
      name: 'New York, the day before spring',
      zone: 'America/New_York',
      day: '2026-03-07',
      until: '2026-03-08',
      starts: '2026-03-07T05:00:00.000Z',
      hours: 24,
    },
    {
      name: 'New York, spring',
      zone: 'America/New_York',
      day: '2026-03-08',
      until: '2026-03-09',
      starts: '2026-03-08T05:00:00.000Z',
      hours: 23,
    },
    {
      name: 'New York, the day after spring',
      zone: 'America/New_York',
      day: '2026-03-09',
      until: '2026-03-10',
      starts: '2026-03-09T04:00:00.000Z',
      hours: 24,
    },
    {
      name: 'New York, autumn',
      zone: 'America/New_York',
      day: '2026-11-01',
      until: '2026-11-02',
      starts: '2026-11-01T04:00:00.000Z',
      hours: 25,
    },
    { name: 'a leap day', zone: 'Europe/Berlin', day: '2028-02-29', until: '2028-03-01', starts: '2028-02-28T23:00:00.000Z', hours: 24 },
    {
      name: 'an offset of three quarters of an hour',
      zone: 'Asia/Kathmandu',
      day: '2026-01-01',
      until: '2026-01-02',
      starts: '2025-12-31T18:15:00.000Z',
      hours: 24,
    },
    {
      name: 'Santiago, whose clocks skip midnight',
      zone: 'America/Santiago',
      day: '2026-09-06',
      until: '2026-09-07',
      starts: '2026-09-06T04:00:00.000Z',
      hours: 23,
    },
    {
      name: 'Apia, which skipped a whole day',
      zone: 'Pacific/Apia',
      day: '2011-12-30',
      until: '2011-12-31',
      starts: '2011-12-30T10:00:00.000Z',
      hours: 0,
    },
  ])('$name', ({ zone, day, until, starts, hours }) => {
    const resolved = dayOf(site(zone), day, until)
    expect(resolved).toMatchObject({ day, starts })
    expect(hoursOf(resolved)).toBe(hours)
  })

  test('the days of a year follow each other without gap or overlap', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe']) {
      const { days } = resolveCalendar(site(zone), 'DC', { from: '2028-01-01', until: '2029-01-01' })
      expect(days).toHaveLength(366)
      for (const [index, day] of days.entries()) if (index > 0) expect(day.starts).toBe(days[index - 1]?.ends)
    }
  })
})

describe('a cut-off is a time on the clocks of the site', () => {
  test.each([
    { name: 'an ordinary day', zone: 'Europe/Berlin', day: '2026-03-28', until: '2026-03-29', at: '02:30', is: '2026-03-28T01:30:00.000Z' },
    {
      name: 'in the hour that spring skips: the change itself',
      zone: 'Europe/Berlin',
      day: '2026-03-29',
      until: '2026-03-30',
      at: '02:30',
      is: '2026-03-29T01:00:00.000Z',
    },
    {
      name: 'just before the skipped hour',
      zone: 'Europe/Berlin',
      day: '2026-03-29',
      until: '2026-03-30',
      at: '01:59',
      is: '2026-03-29T00:59:00.000Z',
    },
    {
      name: 'just after the skipped hour',
      zone: 'Europe/Berlin',
      day: '2026-03-29',
      until: '2026-03-30',
      at: '03:00',
      is: '2026-03-29T01:00:00.000Z',
    },
    {
      name: 'in the hour that autumn repeats: the first time',
      zone: 'Europe/Berlin',
      day: '2026-10-25',
      until: '2026-10-26',
      at: '02:30',
      is: '2026-10-25T00:30:00.000Z',
    },
    {
      name: 'after the repeated hour',
      zone: 'Europe/Berlin',
      day: '2026-10-25',
      until: '2026-10-26',
      at: '03:00',
      is: '2026-10-25T02:00:00.000Z',
    },
    {
      name: 'skipped in New York',
      zone: 'America/New_York',
      day: '2026-03-08',
      until: '2026-03-09',
      at: '02:30',
      is: '2026-03-08T07:00:00.000Z',
    },
    {
      name: 'repeated in New York',
      zone: 'America/New_York',
      day: '2026-11-01',
      until: '2026-11-02',
      at: '01:30',
      is: '2026-11-01T05:30:00.000Z',
    },
    {
      name: 'the end of the day',
      zone: 'America/New_York',
      day: '2026-03-08',
      until: '2026-03-09',
      at: '24:00',
      is: '2026-03-09T04:00:00.000Z',
    },
  ])('$name', ({ zone, day, until, at, is }) => {
    expect(dayOf(site(zone, { cutoffs: { TRUCK: at } }), day, until).cutoffs).toEqual({ TRUCK: is })
  })

  test.each(['', '24:01', '7:00', 'noon!', '12:60', '-1:00'])('`%s` is no time, so the cut-off is unknown', at => {
    expect(dayOf(site('Europe/Berlin', { cutoffs: { TRUCK: at } }), '2026-01-01', '2026-01-02').cutoffs).toEqual({})
  })
})

describe('opening hours', () => {
  const shifts = week([
    ['06:00', '12:00'],
    ['13:00', '22:00'],
  ])

  test('lie in the day, half-open, in order', () => {
    expect(dayOf(site('America/New_York', { hours: shifts }), '2026-07-01', '2026-07-02').open).toEqual([
      ['2026-07-01T10:00:00.000Z', '2026-07-01T16:00:00.000Z'],
      ['2026-07-01T17:00:00.000Z', '2026-07-02T02:00:00.000Z'],
    ])
  })

  test('are those of the weekday, Monday first', () => {
    const onlyMonday: CalendarModel['hours'] = [always, [], [], [], [], [], []]
    const { days } = resolveCalendar(site('UTC', { hours: onlyMonday }), 'DC', { from: '2026-03-01', until: '2026-03-16' })
    expect(days.filter(day => day.open.length > 0).map(day => day.day)).toEqual(['2026-03-02', '2026-03-09'])
  })

  test('are none on a closed day', () => {
    expect(dayOf(site('UTC', { closed: ['2026-12-25'] }), '2026-12-25', '2026-12-26').open).toEqual([])
  })

  test('that lie in the skipped hour are none, and never end before they start', () => {
    const nights = week([
      ['02:00', '03:00'],
      ['02:30', '03:15'],
    ])
    expect(dayOf(site('Europe/Berlin', { hours: nights }), '2026-03-29', '2026-03-30').open).toEqual([
      ['2026-03-29T01:00:00.000Z', '2026-03-29T01:15:00.000Z'],
    ])
  })
})

describe('a site without a calendar', () => {
  test('has the time zone of the workspace and is always open', () => {
    const [day] = resolveCalendar({ timeZone: 'Europe/Berlin', calendars: [] }, 'X', { from: '2026-03-29', until: '2026-03-30' }).days
    expect(day).toEqual({
      day: '2026-03-29',
      starts: '2026-03-28T23:00:00.000Z',
      ends: '2026-03-29T22:00:00.000Z',
      open: [['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z']],
      cutoffs: {},
    })
  })

  test('of a workspace with an unknown time zone has no days: unknown', () => {
    expect(resolveCalendar({ timeZone: 'Mars/Olympus', calendars: [] }, 'X', { from: '2026-01-01', until: '2026-01-09' })).toEqual({
      days: [],
    })
  })
})

describe('a span', () => {
  test.each([
    { from: '2026-01-01', until: '2026-01-01', days: 0 },
    { from: '2026-01-02', until: '2026-01-01', days: 0 },
    { from: 'x', until: '2026-01-01', days: 0 },
    { from: '2026-01-01', until: '2026-01-31', days: 30 },
    { from: '0001-01-01', until: '9999-12-31', days: 800 },
  ])('$from to $until has $days days', ({ from, until, days }) => {
    expect(resolveCalendar(site('Europe/Berlin'), 'DC', { from, until }).days).toHaveLength(days)
  })

  test('that is asked for again is the same object, and shares its days with others', () => {
    const cache = calendarCache()
    const ask = (until: string) => resolveCalendar(site('Europe/Berlin'), 'DC', { from: '2026-01-01', until }, cache)
    expect(ask('2026-01-05')).toBe(ask('2026-01-05'))
    expect(ask('2026-01-09').days[0]).toBe(ask('2026-01-05').days[0])
  })
})

describe('the day at the site', () => {
  test.each([
    { zone: 'America/New_York', at: '2026-03-21T03:59:59.999Z', day: '2026-03-20' },
    { zone: 'America/New_York', at: '2026-03-21T04:00:00.000Z', day: '2026-03-21' },
    { zone: 'Pacific/Kiritimati', at: '2026-03-21T10:00:00.000Z', day: '2026-03-22' },
  ])('$at is $day in $zone', ({ zone, at, day }) => {
    expect(siteDayAt(site(zone), 'DC', Date.parse(at))).toBe(day)
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 8.64e15, 253_402_300_800_000])('of the instant %s is unknown', instant => {
    expect(siteDayAt(site('Europe/Berlin'), 'DC', instant)).toBeUndefined()
  })
})
