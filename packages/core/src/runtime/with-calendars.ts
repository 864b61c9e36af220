import { isDecisionInput } from '../evaluate/arrival/well-formed-input.ts'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import { calendarsToGather, namesSites } from '../evaluate/gather/gather-calendars.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf, programOf } from '../evaluate/policy-set.ts'
import type { PolicyProgram } from '../evaluate/program/program.ts'
import { readWalk } from '../evaluate/read-walk.ts'
import type { Scene } from '../evaluate/scene.ts'
import { setScene } from '../evaluate/scene.ts'
import { decidingSpeaker } from '../evaluate/speaker.ts'
import { formatDate, parseDate } from '../values/date.ts'
import { parseInstant } from '../values/instant.ts'
import type { CalendarCache } from './calendar-cache.ts'
import { calendarCache } from './calendar-cache.ts'
import { resolveCalendar } from './resolve-calendar.ts'

/** A calendar may be needed to tell whose calendar is needed, as often as functions stand inside each other. */
const MOST_ROUNDS = 8

/**
 * The input with the calendars that its decision may read and does not have yet: what `needs` would ask for. A cache that is kept from
 * input to input makes this cheap; only a policy that asks calendars of sites it names is walked for it.
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
  const model = modelOf(policies)
  let placed = input
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const queries = calendarsToGather(sceneOf(policies, program, placed, now))
    if (queries.length === 0) return placed
    const resolved = queries.map(
      ({ site, from, until }) => [site, resolveCalendar(model, site, { from, until: dayAfter(until) }, cache)] as const,
    )
    placed = { ...placed, calendars: { ...placed.calendars, ...Object.fromEntries(resolved) } }
  }
  return placed
}

/** After the walk, where walking tells more than the scene does. */
function sceneOf(policies: PolicySet, program: PolicyProgram, input: DecisionInput, now: number): Scene {
  const scene = setScene({ own: decidingSpeaker(program, input), input, now, standing: undefined, caps: [] })
  const walked = namesSites(scene) ? readWalk(programOf(policies), input) : undefined
  return walked?.kind === 'walked' ? walked.scene : scene
}

/** A query names its last day, a span the first that it does not hold. */
function dayAfter(day: string): string {
  const days = parseDate(day)
  return days === undefined ? day : formatDate(days + 1)
}
