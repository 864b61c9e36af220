import { isDecisionInput } from '../evaluate/arrival/well-formed-input.ts'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import { calendarsToGather } from '../evaluate/gather/gather-calendars.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf, programOf } from '../evaluate/policy-set.ts'
import { setScene } from '../evaluate/scene.ts'
import { decidingSpeaker } from '../evaluate/speaker.ts'
import { formatDate, parseDate } from '../values/date.ts'
import { parseInstant } from '../values/instant.ts'
import type { CalendarCache } from './calendar-cache.ts'
import { calendarCache } from './calendar-cache.ts'
import { resolveCalendar } from './resolve-calendar.ts'

/**
 * The input with the calendars that its decision may read and does not have yet: what `needs` would ask for, without walking. A cache
 * that is kept from input to input makes this cheap.
 *
 * @example
 * ```ts
 * decide(policies, withCalendars(policies, input))
 * ```
 */
export function withCalendars(policies: PolicySet, input: DecisionInput, cache: CalendarCache = calendarCache()): DecisionInput {
  const program = programOf(policies).policies.get(input.policy)
  const now = parseInstant(input.now)
  if (program === undefined || now === undefined || !isDecisionInput(input)) return input
  const scene = setScene({ own: decidingSpeaker(program, input), input, now, standing: undefined, caps: [] })
  const queries = calendarsToGather(scene)
  if (queries.length === 0) return input
  const model = modelOf(policies)
  const resolved = queries.map(
    ({ site, from, until }) => [site, resolveCalendar(model, site, { from, until: dayAfter(until) }, cache)] as const,
  )
  return { ...input, calendars: { ...input.calendars, ...Object.fromEntries(resolved) } }
}

/** A query names its last day, a span the first that it does not hold. */
function dayAfter(day: string): string {
  const days = parseDate(day)
  return days === undefined ? day : formatDate(days + 1)
}
