import type { Day, SiteCalendar, SiteDay } from '../evaluate/decision-input.ts'
import type { CalendarModel, WorkspaceModel } from '../policy/model.ts'
import { formatDate, parseDate } from '../values/date.ts'
import { formatInstant } from '../values/instant.ts'
import type { CalendarCache } from './calendar-cache.ts'
import { calendarCache, remembered } from './calendar-cache.ts'
import type { ZoneClock } from './zone-clock.ts'
import { zoneClock } from './zone-clock.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** Beyond this many days the calendar is cut, and what lies there is unknown. */
const MOST_DAYS = 800

/** Half-open, in days of the site. */
export interface CalendarSpan {
  readonly from: Day
  readonly until: Day
}

/** Sites of a workspace: the calendars that it has, and the time zone of all others. */
export type Sites = Pick<WorkspaceModel, 'timeZone' | 'calendars'>

/**
 * Days, opening hours and cut-offs of one site as instants, from its calendar document and time-zone data.
 *
 * A site without a document has the time zone of the workspace and is always open. A local time that a clock change skips is the
 * change itself; one that it repeats is the first of the two. A time zone that is not known gives no days: unknown.
 *
 * @example
 * ```ts
 * resolveCalendar(model, 'DC-EAST', { from: '2026-03-08', until: '2026-03-09' }).days[0]?.ends // '2026-03-09T04:00:00.000Z'
 * ```
 */
export function resolveCalendar(sites: Sites, site: string, span: CalendarSpan, cache: CalendarCache = calendarCache()): SiteCalendar {
  return remembered(cache.calendars, `${span.from} ${span.until} ${site}`, (): SiteCalendar => {
    const from = parseDate(span.from)
    const until = parseDate(span.until)
    const calendar = sites.calendars.find(one => one.site === site)
    const clock = clockOf(calendar?.timeZone ?? sites.timeZone, cache)
    if (from === undefined || until === undefined || clock === undefined) return { days: [] }
    const count = Math.max(0, Math.min(until - from, MOST_DAYS))
    return { days: Array.from({ length: count }, (_, index) => resolvedDay(from + index, site, calendar, clock, cache)) }
  })
}

/** The day that the clocks of the site show at `instant` (milliseconds); `undefined`: no such time zone, or beyond the year 9999. */
export function siteDayAt(sites: Sites, site: string, instant: number, cache: CalendarCache = calendarCache()): Day | undefined {
  const calendar = sites.calendars.find(one => one.site === site)
  const clock = clockOf(calendar?.timeZone ?? sites.timeZone, cache)
  if (clock === undefined || !(Math.abs(instant) < 8e15)) return undefined
  const day = formatDate(Math.floor(clock.wallAt(instant) / DAY_MS))
  return parseDate(day) === undefined ? undefined : day
}

function clockOf(timeZone: string, cache: CalendarCache): ZoneClock | undefined {
  return remembered(cache.clocks, timeZone, () => zoneClock(timeZone))
}

function resolvedDay(day: number, site: string, calendar: CalendarModel | undefined, clock: ZoneClock, cache: CalendarCache): SiteDay {
  return remembered(cache.days, `${day} ${site}`, () => {
    const midnight = day * DAY_MS
    const starts = formatInstant(clock.firstAt(midnight))
    const ends = formatInstant(clock.firstAt(midnight + DAY_MS))
    const name = formatDate(day)
    if (calendar === undefined) return { day: name, starts, ends, open: starts < ends ? [[starts, ends]] : [], cutoffs: {} }
    const at = (time: string): string | undefined => {
      const minutes = minutesOf(time)
      return minutes === undefined ? undefined : formatInstant(clock.firstAt(midnight + minutes * MINUTE_MS))
    }
    return {
      day: name,
      starts,
      ends,
      open: calendar.closed.includes(name) ? [] : openHours(day, calendar, at),
      cutoffs: cutoffsOf(calendar, at),
    }
  })
}

type LocalTime = (time: string) => string | undefined

function openHours(day: number, calendar: CalendarModel, at: LocalTime): readonly (readonly [string, string])[] {
  // 1970-01-01 was a Thursday; hours are listed from Monday.
  const hours = calendar.hours[(((day + 3) % 7) + 7) % 7] ?? []
  return hours.flatMap(([from, until]) => {
    const opens = at(from)
    const closes = at(until)
    return opens !== undefined && closes !== undefined && opens < closes ? [[opens, closes] as const] : []
  })
}

function cutoffsOf(calendar: CalendarModel, at: LocalTime): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(calendar.cutoffs).flatMap(([name, time]) => {
      const instant = at(time)
      return instant === undefined ? [] : [[name, instant]]
    }),
  )
}

/** `24:00` is the end of the day. Anything but `HH:MM` has no minutes. */
function minutesOf(time: string): number | undefined {
  if (time.length !== 5 || time[2] !== ':') return undefined
  const hours = Number(time.slice(0, 2))
  const minutes = Number(time.slice(3))
  const total = hours * 60 + minutes
  return Number.isInteger(total) && hours >= 0 && minutes >= 0 && minutes < 60 && total <= 1440 ? total : undefined
}
