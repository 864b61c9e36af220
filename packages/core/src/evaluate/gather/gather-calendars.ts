import type { Span } from '../../policy/model.ts'
import { formatDate } from '../../values/date.ts'
import { sitesLookedAt } from '../frame/calendar-days.ts'
import type { PolicyProgram } from '../program/program.ts'
import type { Scene } from '../scene.ts'
import type { Speaker } from '../speaker.ts'
import type { CalendarQuery } from './need.ts'

const DAY_MS = 86_400_000
/** As far ahead as calendar functions may look. */
const DAYS_AHEAD = 90
/** As far ahead as the clock of a card needs, weekends and holidays in between. */
const DAYS_OF_CARD = 15
/** Sites that have no document and are named by data. Who names more has them unknown. */
const MOST_NAMED = 100

/**
 * The calendar of the decision's site, always: it tells the site's day. Where an argument of a calendar function names a site, those of
 * every site that has one and those that the walk looked for. From yesterday on, because somewhere it still is.
 */
export function calendarsToGather(scene: Scene): readonly CalendarQuery[] {
  const { program, site, now, input } = scene
  const named = namesSites(scene)
  const sites = new Set([
    ...(site === undefined ? [] : [site]),
    ...(named ? [...program.workspace.calendars.map(calendar => calendar.site), ...lookedFor(scene)] : []),
  ])
  const today = Math.floor(now / DAY_MS)
  const ahead = daysAhead(
    program,
    speakers(scene).some(({ program: { calendars } }) => calendars !== 'none'),
  )
  return [...sites]
    .filter(name => !Object.hasOwn(input.calendars, name))
    .map(name => ({ site: name, from: formatDate(today - 1), until: formatDate(today + ahead) }))
}

/** How far a calendar reaches; `asked`: some expression of the decision reads one. */
export function daysAhead({ review }: PolicyProgram, asked: boolean): number {
  return asked ? DAYS_AHEAD : DAYS_OF_CARD + daysOfCard(review?.model.expires)
}

/** Whether some expression of this decision reads the calendar of a site that its own argument names: then only the walk tells which. */
export function namesSites(scene: Scene): boolean {
  return speakers(scene).some(({ program: { calendars } }) => calendars === 'named')
}

function speakers({ own, guards }: Scene): readonly Speaker[] {
  return [own, ...guards]
}

/** Sites whose calendar the walk wanted and did not have, by name. What it reads with their help may name others: they come next round. */
function lookedFor(scene: Scene): readonly string[] {
  const {
    program,
    input: { calendars },
  } = scene
  const documented = new Set(program.workspace.calendars.map(calendar => calendar.site))
  const named = (site: string): boolean => !documented.has(site)
  const wanted = new Set(
    speakers(scene)
      .flatMap(({ base }) => sitesLookedAt(base))
      .filter(named),
  )
  const room = MOST_NAMED - Object.keys(calendars).filter(named).length
  return [...wanted]
    .filter(site => !Object.hasOwn(calendars, site))
    .sort()
    .slice(0, Math.max(room, 0))
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
