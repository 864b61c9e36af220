import { formatDate } from '../values/date.ts'
import type { CalendarQuery } from './need.ts'
import type { Scene } from './scene.ts'

const DAY_MS = 86_400_000
/** A decision may look a day back, for the sites where it is still yesterday, and this far ahead. */
const DAYS_AHEAD = 90

/**
 * The calendar of the decision's site, always: it tells the site's day. Where a policy asks a calendar function, those of every site
 * that has one, since its argument may be any.
 */
export function calendarsToGather({ program, guards, site, now, input: { calendars } }: Scene): readonly CalendarQuery[] {
  const asks = [program, ...guards.map(speaker => speaker.program)].some(({ asksCalendar }) => asksCalendar)
  const sites = new Set([
    ...(site === undefined ? [] : [site]),
    ...(asks ? program.workspace.calendars.map(calendar => calendar.site) : []),
  ])
  const today = Math.floor(now / DAY_MS)
  return [...sites]
    .filter(name => !Object.hasOwn(calendars, name))
    .map(name => ({ site: name, from: formatDate(today - 1), until: formatDate(today + DAYS_AHEAD) }))
}
