import { parseDate } from '../../values/date.ts'
import type { Frame } from './frame.ts'
import { memberOf } from './member.ts'
import { readInstant } from './read-instant.ts'

/**
 * One site's days, each decoded when it is looked at: a calendar has hundreds, a decision looks at a few. What lies outside is unknown,
 * the input did not resolve it. So is a day that is malformed, out of its place, or does not begin and end where its neighbours end and
 * begin: what a day says hangs on the calendar alone, never on which days were looked at before.
 */
export interface SiteDays {
  /** The number of the first day. */
  readonly first: number
  readonly rows: readonly unknown[]
  /** Those that were looked at. */
  readonly spans: (DaySpan | undefined)[]
}

/** `day` counts from 1970-01-01; `starts` and `ends` are the midnights around it at the site; `open` is half-open, in order. */
export interface DaySpan {
  readonly day: number
  readonly starts: number
  readonly ends: number
  readonly open: readonly (readonly [from: number, until: number])[]
  readonly cutoffs: unknown
}

/** More days than a decision can look at; a longer calendar is taken as malformed. */
const DAYS_LIMIT = 5_000
const OPEN_LIMIT = 50
const DAY_MS = 86_400_000
/** The day at a site is at most one away from the day in UTC. */
const NEAR = 2

/** The calendar of `site` in the input; `undefined`: none, or one without a first day. */
export function siteDays(frame: Frame, site: string): SiteDays | undefined {
  const { once } = frame
  once.calendars ??= new Map()
  if (once.calendars.has(site)) return once.calendars.get(site)
  const days = daysIn(memberOf(memberOf(memberOf(frame.input, 'calendars'), site), 'days'))
  once.calendars.set(site, days)
  return days
}

/** Sites whose calendar was looked at, also those that have none. */
export function sitesLookedAt({ once }: Frame): readonly string[] {
  return once.calendars === undefined ? [] : [...once.calendars.keys()]
}

function daysIn(rows: unknown): SiteDays | undefined {
  if (!Array.isArray(rows) || rows.length > DAYS_LIMIT) return undefined
  const first = dayNumber(rows[0])
  return first === undefined ? undefined : { first, rows, spans: [] }
}

/** The day at the site on which `instant` falls: near the day in UTC, in a strange calendar by bisection. */
export function dayAt(calendar: SiteDays, instant: number): DaySpan | undefined {
  let low = 0
  let high = calendar.rows.length - 1
  const near = Math.floor(instant / DAY_MS) - calendar.first
  for (let tries = 0; low <= high; tries += 1) {
    const at = tries < NEAR ? Math.min(Math.max(near, low), high) : (low + high) >> 1
    const span = spanAt(calendar, at)
    if (span === undefined || (span.starts <= instant && instant < span.ends)) return span
    if (instant < span.starts) high = at - 1
    else low = at + 1
  }
  return undefined
}

export function dayOf(calendar: SiteDays, day: number): DaySpan | undefined {
  return spanAt(calendar, day - calendar.first)
}

function spanAt(calendar: SiteDays, at: number): DaySpan | undefined {
  const { first, rows, spans } = calendar
  if (!(at >= 0 && at < rows.length)) return undefined
  const known = spans[at]
  if (known !== undefined) return known
  const span = readSpan(rows[at])
  if (span?.day !== first + at || !follows(calendar, at) || !follows(calendar, at + 1)) return undefined
  spans[at] = span
  return span
}

/**
 * Whether this day begins when the one before it ends; there is nothing before the first and after the last. The name of the first day
 * is the measure of all others, so the second has to bear it out.
 */
function follows({ first, rows }: SiteDays, at: number): boolean {
  if (at === 0 || at === rows.length) return true
  return meet(rows[at - 1], rows[at]) && (at > 1 || dayNumber(rows[at]) === first + at)
}

/** One text for the midnight between them is usual, two texts of one instant are allowed. */
function meet(before: unknown, after: unknown): boolean {
  const ends = memberOf(before, 'ends')
  const starts = memberOf(after, 'starts')
  return ends === starts || (readInstant(ends) ?? Number.NaN) === readInstant(starts)
}

function dayNumber(row: unknown): number | undefined {
  const text = memberOf(row, 'day')
  return typeof text === 'string' ? parseDate(text) : undefined
}

function readSpan(row: unknown): DaySpan | undefined {
  const day = dayNumber(row)
  const starts = readInstant(memberOf(row, 'starts'))
  const ends = readInstant(memberOf(row, 'ends'))
  if (day === undefined || starts === undefined || ends === undefined || ends <= starts) return undefined
  const open = readOpen(memberOf(row, 'open'), starts, ends)
  return open === undefined ? undefined : { day, starts, ends, open, cutoffs: memberOf(row, 'cutoffs') }
}

function readOpen(json: unknown, starts: number, ends: number): DaySpan['open'] | undefined {
  if (!Array.isArray(json) || json.length > OPEN_LIMIT) return undefined
  const open: [number, number][] = []
  let least = starts
  for (const item of json) {
    const from = Array.isArray(item) ? readInstant(item[0]) : undefined
    const until = Array.isArray(item) ? readInstant(item[1]) : undefined
    if (from === undefined || until === undefined || from < least || until < from || until > ends) return undefined
    open.push([from, until])
    least = until
  }
  return open
}
