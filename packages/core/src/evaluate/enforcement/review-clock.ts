import type { Span } from '../../policy/model.ts'
import type { DaySpan, SiteDays } from '../frame/calendar-days.ts'
import { dayAt, dayOf, siteDays } from '../frame/calendar-days.ts'
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

/** By open time from now on. */
function workingHoursEnd(calendar: SiteDays | undefined, now: number, ms: number): number | undefined {
  if (calendar === undefined) return undefined
  let left = ms
  for (let day = dayAt(calendar, now); day !== undefined; day = dayOf(calendar, day.day + 1)) {
    for (const [opens, closes] of day.open) {
      if (closes <= now) continue
      const from = Math.max(opens, now)
      if (closes - from >= left) return from + left
      left -= closes - from
    }
  }
  return undefined
}

/** The same time of day, so many open days later. */
function workingDaysEnd(calendar: SiteDays | undefined, now: number, amount: number): number | undefined {
  const today = calendar === undefined ? undefined : dayAt(calendar, now)
  if (calendar === undefined || today === undefined) return undefined
  let last: DaySpan | undefined = today
  for (let left = Math.ceil(amount); left > 0; ) {
    last = dayOf(calendar, last.day + 1)
    if (last === undefined) return undefined
    if (last.open.length > 0) left -= 1
  }
  return Math.min(last.starts + (now - today.starts), last.ends)
}
