import type { DecisionInput, SiteCalendar, SiteDay } from '../evaluate/decision-input.ts'
import type { ZoneClock } from './zone-clock.ts'

/**
 * What the time-zone data said, kept by whoever resolves many calendars: one cache a policy set, because a site may have other hours in
 * the next. Calendars that are asked for again are the same object.
 */
export interface CalendarCache {
  readonly clocks: Map<string, ZoneClock>
  readonly days: Map<string, SiteDay>
  readonly calendars: Map<string, SiteCalendar>
  /** What decisions that read no calendar but their own site's are given. */
  readonly own: Map<string, DecisionInput['calendars']>
}

/** A full map is emptied: site names come from recorded data, so nothing bounds their number. */
const MOST_ENTRIES = 20_000

export function calendarCache(): CalendarCache {
  return { clocks: new Map(), days: new Map(), calendars: new Map(), own: new Map() }
}

/** What `make` cannot tell is asked again. */
export function remembered<T>(map: Map<string, NonNullable<T>>, key: string, make: () => T): T {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  if (made === undefined || made === null) return made
  if (map.size >= MOST_ENTRIES) map.clear()
  map.set(key, made)
  return made
}
