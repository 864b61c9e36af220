import { isDecisionInput } from '../evaluate/arrival/well-formed-input.ts'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import { makeFrame } from '../evaluate/frame/make-frame.ts'
import { calendarsToGather, daysAhead, namesSites } from '../evaluate/gather/gather-calendars.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf, programOf } from '../evaluate/policy-set.ts'
import type { PolicyProgram } from '../evaluate/program/program.ts'
import { readWalk } from '../evaluate/read-walk.ts'
import type { Scene } from '../evaluate/scene.ts'
import { setScene } from '../evaluate/scene.ts'
import { decidingSpeaker, siteText } from '../evaluate/speaker.ts'
import { formatDate, parseDate } from '../values/date.ts'
import { parseInstant } from '../values/instant.ts'
import type { CalendarCache } from './calendar-cache.ts'
import { calendarCache, remembered } from './calendar-cache.ts'
import { resolveCalendar } from './resolve-calendar.ts'

const DAY_MS = 86_400_000

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
  return isDecisionInput(input) ? placeCalendars(policies, input, cache) : input
}

/** The same for what is known to be a decision input. Calendars are shared between inputs. */
export function placeCalendars(policies: PolicySet, input: DecisionInput, cache: CalendarCache): DecisionInput {
  const program = programOf(policies).policies.get(input.policy)
  const now = parseInstant(input.now)
  if (program === undefined || now === undefined) return input
  return readsOwnSiteOnly(program) ? withOwnCalendar(policies, program, input, now, cache) : gathered(policies, program, input, now, cache)
}

/** Whether the calendar that a decision needs can be told from the event alone: no other is read, and how far does not hang on the day. */
function readsOwnSiteOnly({ siteTerms, calendars, guardPolicies }: PolicyProgram): boolean {
  return (
    siteTerms !== undefined &&
    calendars !== 'named' &&
    guardPolicies.every(guard => guard.calendars === 'none' || (guard.calendars === 'own' && guard.model.effective === undefined))
  )
}

function withOwnCalendar(
  policies: PolicySet,
  program: PolicyProgram,
  input: DecisionInput,
  now: number,
  cache: CalendarCache,
): DecisionInput {
  const site = siteText(makeFrame(program.siteTerms ?? program.terms, input, program.parameters).site)
  if (site === undefined || Object.hasOwn(input.calendars, site)) return input
  const today = Math.floor(now / DAY_MS)
  const own = remembered(cache.own, `${today} ${program.model.id} ${site}`, () => {
    const asked = [program, ...program.guardPolicies].some(({ calendars }) => calendars !== 'none')
    const span = { from: formatDate(today - 1), until: dayAfter(formatDate(today + daysAhead(program, asked))) }
    return Object.fromEntries([[site, resolveCalendar(modelOf(policies), site, span, cache)]])
  })
  return { ...input, calendars: Object.keys(input.calendars).length === 0 ? own : { ...input.calendars, ...own } }
}

function gathered(policies: PolicySet, program: PolicyProgram, input: DecisionInput, now: number, cache: CalendarCache): DecisionInput {
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
