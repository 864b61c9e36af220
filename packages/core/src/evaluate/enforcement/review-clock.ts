import type { Span } from '../../policy/model.ts'
import type { DaySpan, SiteDays } from '../frame/calendar-days.ts'
import { dayAt, siteDays } from '../frame/calendar-days.ts'
import type { Frame } from '../frame/frame.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

/**
 * The instant at which a span from `now` ends. Where the calendar does not reach that far working time is taken as elapsed time,
 * which ends earlier: a card may be early, never late.
 */
export function endOf(span: Span, frame: Frame, now: number): number {
  switch (span.kind) {
    case 'elapsed':
      return now + span.ms
    case 'working-hours':
      return workingHoursEnd(daysOf(frame), now, span.amount * HOUR_MS) ?? now + span.amount * HOUR_MS
    case 'working-days':
      return workingDaysEnd(daysOf(frame), now, span.amount) ?? now + span.amount * DAY_MS
  }
}

function daysOf(frame: Frame): SiteDays | undefined {
  return typeof frame.site === 'string' ? siteDays(frame, frame.site) : undefined
}

function workingHoursEnd(calendar: SiteDays | undefined, now: number, ms: number): number | undefined {
  let left = ms
  for (const [from, until] of openFrom(calendar, now)) {
    if (until - from >= left) return from + left
    left -= until - from
  }
  return undefined
}

/** Open time from now on; nothing unless the calendar knows today. */
function openFrom(calendar: SiteDays | undefined, now: number): readonly (readonly [from: number, until: number])[] {
  if (calendar === undefined || dayAt(calendar, now) === undefined) return []
  return calendar.days
    .filter(({ ends }) => ends > now)
    .flatMap(({ open }) => open)
    .filter(([, until]) => until > now)
    .map(([from, until]) => [Math.max(from, now), until] as const)
}

/** The same time of day, so many open days later. */
function workingDaysEnd(calendar: SiteDays | undefined, now: number, amount: number): number | undefined {
  const today = calendar === undefined ? undefined : dayAt(calendar, now)
  if (calendar === undefined || today === undefined) return undefined
  const later = calendar.days.filter(({ day, open }) => day > today.day && open.length > 0)
  const last: DaySpan | undefined = amount === 0 ? today : later[Math.ceil(amount) - 1]
  return last === undefined ? undefined : Math.min(last.starts + (now - today.starts), last.ends)
}
