import type { PolicyModel } from '../policy/model.ts'
import { parseDate } from '../values/date.ts'
import { dayAt, siteDays } from './calendar-days.ts'
import type { Frame, Tri } from './frame.ts'
import { siteText } from './speaker.ts'

const DAY_MS = 86_400_000
/** No site is further from UTC than this. */
const WIDEST_OFFSET_MS = 14 * 3_600_000

/**
 * Whether a policy is in force now: site days, from the first and up to but not including the last.
 *
 * Without a calendar the day at the site is one of at most three; only where these disagree is the answer unknown.
 */
export function isEffective({ effective }: PolicyModel, frame: Frame, now: number): Tri {
  if (effective === undefined) return true
  const from = effective.from === undefined ? -Infinity : (parseDate(effective.from) ?? Infinity)
  const to = effective.to === undefined ? Infinity : (parseDate(effective.to) ?? -Infinity)
  const [first, last] = possibleDays(frame, now)
  const inForce = (day: number) => from <= day && day < to
  return inForce(first) === inForce(last) && (inForce(first) || last < from || to <= first) ? inForce(first) : undefined
}

function possibleDays(frame: Frame, now: number): readonly [first: number, last: number] {
  const site = siteText(frame.site)
  const days = site === undefined ? undefined : siteDays(frame, site)
  const today = days === undefined ? undefined : dayAt(days, now)
  if (today !== undefined) return [today.day, today.day]
  return [Math.floor((now - WIDEST_OFFSET_MS) / DAY_MS), Math.floor((now + WIDEST_OFFSET_MS) / DAY_MS)]
}
