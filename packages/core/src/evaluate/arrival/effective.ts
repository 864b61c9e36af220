import type { PolicyModel } from '../../policy/model.ts'
import { parseDate } from '../../values/date.ts'
import { dayAt, siteDays } from '../frame/calendar-days.ts'
import type { Frame, Tri } from '../frame/frame.ts'

const DAY_MS = 86_400_000
/** No site is further from UTC than this. */
const WIDEST_OFFSET_MS = 14 * 3_600_000

/**
 * Whether a policy is in force now: site days, from the first and up to but not including the last.
 *
 * The day at the site is one of at most three. Only where these disagree is the calendar read, and without one it is unknown.
 */
export function isEffective({ effective }: PolicyModel, frame: Frame, now: number): Tri {
  if (effective === undefined) return true
  const from = dayOf(effective.from, -Infinity)
  const to = dayOf(effective.to, Infinity)
  const first = Math.floor((now - WIDEST_OFFSET_MS) / DAY_MS)
  const last = Math.floor((now + WIDEST_OFFSET_MS) / DAY_MS)
  if (from <= first && last < to) return true
  if (last < from || to <= first) return false
  const today = dayAtSite(frame, now)
  return today === undefined ? undefined : from <= today && today < to
}

/** A bound that is no date, in a model made by hand, lets nothing in. */
function dayOf(text: string | undefined, unbounded: number): number {
  return text === undefined ? unbounded : (parseDate(text) ?? -unbounded)
}

function dayAtSite(frame: Frame, now: number): number | undefined {
  const days = typeof frame.site === 'string' ? siteDays(frame, frame.site) : undefined
  return days === undefined ? undefined : dayAt(days, now)?.day
}
