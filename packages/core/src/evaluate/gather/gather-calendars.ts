import type { Span } from '../../policy/model.ts'
import { formatDate } from '../../values/date.ts'
import type { Scene } from '../scene.ts'
import type { CalendarQuery } from './need.ts'

const DAY_MS = 86_400_000
/** As far ahead as calendar functions may look. */
const DAYS_AHEAD = 90
/** As far ahead as the clock of a card needs, weekends and holidays in between. */
const DAYS_OF_CARD = 15

/**
 * The calendar of the decision's site, always: it tells the site's day. Where a policy asks a calendar function, those of every site
 * that has one, since its argument may be any. From yesterday on, because somewhere it still is.
 */
export function calendarsToGather({ program, guards, site, now, input: { calendars } }: Scene): readonly CalendarQuery[] {
  const asks = [program, ...guards.map(speaker => speaker.program)].some(({ asksCalendar }) => asksCalendar)
  const sites = new Set([
    ...(site === undefined ? [] : [site]),
    ...(asks ? program.workspace.calendars.map(calendar => calendar.site) : []),
  ])
  const today = Math.floor(now / DAY_MS)
  const ahead = asks ? DAYS_AHEAD : DAYS_OF_CARD + daysOfCard(program.review?.model.expires)
  return [...sites]
    .filter(name => !Object.hasOwn(calendars, name))
    .map(name => ({ site: name, from: formatDate(today - 1), until: formatDate(today + ahead) }))
}

/** Days that a card may wait, at one open day in two and four open hours a day. */
function daysOfCard(expires: Span | undefined): number {
  switch (expires?.kind) {
    case 'working-days':
      return Math.ceil(expires.amount * 2)
    case 'working-hours':
      return Math.ceil(expires.amount / 2)
    default:
      return 0
  }
}
