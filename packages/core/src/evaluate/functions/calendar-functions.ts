import { integerOfDecimal } from '../../values/decimal.ts'
import type { Slot } from '../../values/value.ts'
import { isDecimal } from '../../values/value-form.ts'
import type { DaySpan, SiteDays } from '../frame/calendar-days.ts'
import { dayAt, dayOf, siteDays } from '../frame/calendar-days.ts'
import type { Frame } from '../frame/frame.ts'
import { memberOf } from '../frame/member.ts'
import { readInstant } from '../frame/read-instant.ts'
import { spend } from '../frame/step-budget.ts'
import type { FunctionCall, FunctionMeaning } from './function-meaning.ts'

/** The day that it is at a site. */
export const today: FunctionMeaning = (args, frame, call) => todayAt(args.length > 0 ? args[0] : frame.site, frame, call)

export function todayAt(site: Slot, frame: Frame, call: FunctionCall): Slot {
  return frame.now === undefined ? call.unknown('malformed') : dayOn(frame.now, site, frame, call)?.day
}

export const day: FunctionMeaning = (args, frame, call) => {
  const [instant] = args
  return typeof instant === 'number' ? dayOn(instant, args.length > 1 ? args[1] : frame.site, frame, call)?.day : undefined
}

/** The n-th day after (before, if negative) on which the site is open at all; 0 days from a day is that day. */
export const addWorkingDays: FunctionMeaning = (args, frame, call) => {
  const [from, amount] = args
  const calendar = calendarOf(args.length > 2 ? args[2] : frame.site, frame, call)
  if (calendar === undefined || typeof from !== 'number' || amount === undefined || !isDecimal(amount)) return undefined
  const start = call.types[0]?.kind === 'date' ? dayOf(calendar, from) : dayAt(calendar, from)
  if (start === undefined) return call.unknown('out-of-range')
  const whole = integerOfDecimal(amount)
  return whole === undefined ? call.unknown('undefined') : workingDayFrom(calendar, start, whole, frame, call)
}

function workingDayFrom(calendar: SiteDays, start: DaySpan, amount: number, frame: Frame, call: FunctionCall): Slot {
  const direction = Math.sign(amount)
  let left = Math.abs(amount)
  let current: DaySpan | undefined = start
  while (left > 0) {
    current = dayOf(calendar, current.day + direction)
    if (current === undefined || !spend(frame, 1)) return call.unknown('out-of-range')
    if (current.open.length > 0) left -= 1
  }
  return current.day
}

/** Time between two instants while the site is open; negative if the second is earlier. */
export const workingTime: FunctionMeaning = (args, frame, call) => {
  const [from, until] = args
  const calendar = calendarOf(args.length > 2 ? args[2] : frame.site, frame, call)
  if (calendar === undefined || typeof from !== 'number' || typeof until !== 'number') return undefined
  const between = openBetween(calendar, Math.min(from, until), Math.max(from, until), frame)
  if (between === undefined) return call.unknown('out-of-range')
  return from <= until ? between : 0 - between
}

function openBetween(calendar: SiteDays, from: number, until: number, frame: Frame): number | undefined {
  let sum = 0
  for (let current = dayAt(calendar, from); current !== undefined; current = dayOf(calendar, current.day + 1)) {
    if (!spend(frame, current.open.length + 1)) return undefined
    for (const [opens, closes] of current.open) sum += Math.max(0, Math.min(closes, until) - Math.max(opens, from))
    if (until <= current.ends) return sum
  }
  return undefined
}

/** Site, name, after: the next cutoff of that name at or after the instant. */
export const cutoff: FunctionMeaning = ([site, name, after], frame, call) => nextCutoff(site, name, after, frame, call)?.at

/** The site day of that cutoff. */
export const pickupDate: FunctionMeaning = ([site, name, after], frame, call) => nextCutoff(site, name, after, frame, call)?.day

function nextCutoff(
  site: Slot,
  name: Slot,
  after: Slot,
  frame: Frame,
  call: FunctionCall,
): { readonly day: number; readonly at: number } | undefined {
  const calendar = calendarOf(site, frame, call)
  if (calendar === undefined || typeof name !== 'string' || typeof after !== 'number') return undefined
  let current = dayAt(calendar, after)
  while (current !== undefined && spend(frame, 1)) {
    const text = memberOf(current.cutoffs, name)
    const at = readInstant(text)
    if (text !== undefined && at === undefined) return call.unknown('malformed')
    if (at !== undefined && at >= after) return { day: current.day, at }
    current = dayOf(calendar, current.day + 1)
  }
  return call.unknown('out-of-range')
}

/** Whether the site is closed all day. */
export const isClosed: FunctionMeaning = ([site, date], frame, call) => {
  const calendar = calendarOf(site, frame, call)
  if (calendar === undefined || typeof date !== 'number') return undefined
  const span = dayOf(calendar, date)
  return span === undefined ? call.unknown('out-of-range') : span.open.length === 0
}

function dayOn(instant: number, site: Slot, frame: Frame, call: FunctionCall): DaySpan | undefined {
  const calendar = calendarOf(site, frame, call)
  if (calendar === undefined) return undefined
  return dayAt(calendar, instant) ?? call.unknown('out-of-range')
}

function calendarOf(site: Slot, frame: Frame, call: FunctionCall): SiteDays | undefined {
  if (typeof site !== 'string') return call.unknown('absent')
  return siteDays(frame, site) ?? call.unknown('not-found')
}
