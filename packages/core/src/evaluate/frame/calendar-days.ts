import { parseDate } from '../../values/date.ts'
import type { Frame } from './frame.ts'
import { memberOf } from './member.ts'
import { readInstant } from './read-instant.ts'

/** One site's days as numbers, in order and without a gap. What lies outside is unknown: the input did not resolve it. */
export interface SiteDays {
  readonly first: number
  readonly days: readonly DaySpan[]
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

/** The calendar of `site` in the input, decoded once a frame; `undefined`: none, or one that contradicts itself. */
export function siteDays(frame: Frame, site: string): SiteDays | undefined {
  const { once } = frame
  once.calendars ??= new Map()
  if (once.calendars.has(site)) return once.calendars.get(site)
  const days = readDays(memberOf(memberOf(memberOf(frame.input, 'calendars'), site), 'days'))
  once.calendars.set(site, days)
  return days
}

/** Sites whose calendar was looked at, also those that have none. */
export function sitesLookedAt({ once }: Frame): readonly string[] {
  return once.calendars === undefined ? [] : [...once.calendars.keys()]
}

/** The day at the site on which `instant` falls, by bisection: days are in order and leave no gap. */
export function dayAt({ days }: SiteDays, instant: number): DaySpan | undefined {
  let low = 0
  let high = days.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const span = days[middle]
    if (span === undefined || (span.starts <= instant && instant < span.ends)) return span
    if (instant < span.starts) high = middle - 1
    else low = middle + 1
  }
  return undefined
}

export function dayOf({ first, days }: SiteDays, day: number): DaySpan | undefined {
  return days[day - first]
}

function readDays(json: unknown): SiteDays | undefined {
  if (!Array.isArray(json) || json.length > DAYS_LIMIT) return undefined
  const days: DaySpan[] = []
  for (const item of json) {
    const day = readDay(item)
    const before = days.at(-1)
    if (day === undefined || (before !== undefined && !follows(before, day))) return undefined
    days.push(day)
  }
  const first = days[0]
  return first === undefined ? undefined : { first: first.day, days }
}

function follows(before: DaySpan, { day, starts }: DaySpan): boolean {
  return day === before.day + 1 && starts === before.ends
}

function readDay(json: unknown): DaySpan | undefined {
  const text = memberOf(json, 'day')
  const day = typeof text === 'string' ? parseDate(text) : undefined
  const starts = readInstant(memberOf(json, 'starts'))
  const ends = readInstant(memberOf(json, 'ends'))
  if (day === undefined || starts === undefined || ends === undefined || ends <= starts) return undefined
  const open = readOpen(memberOf(json, 'open'), starts, ends)
  return open === undefined ? undefined : { day, starts, ends, open, cutoffs: memberOf(json, 'cutoffs') }
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
