import { parseDate } from '../../values/date.ts'
import type { CalendarModel } from '../model.ts'
import type { Document } from '../schema/document.ts'
import { many } from '../schema/parts.ts'
import type { Report } from '../source-node.ts'
import { isTimeZone } from './is-time-zone.ts'
import { refuse } from './linking.ts'
import { placed } from './placed.ts'

type Interval = CalendarModel['hours'][number][number]

/** Monday first, as in ISO 8601. */
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

export function linkCalendar(document: Document<'calendar'>, report: Report): CalendarModel {
  const { value, sources } = document
  if (!isTimeZone(value.timeZone))
    refuse(report, 'unknown-time-zone', sources.at(value, 'timeZone'), `\`${value.timeZone}\` is not a time zone`)
  const seen = new Set<string>()
  for (const { text, at } of placed(document, value, 'closed', value.closed)) {
    if (parseDate(text) === undefined) refuse(report, 'wrong-form', at, `\`${text}\` is no day of the calendar`)
    if (seen.has(text)) refuse(report, 'duplicate-id', at, `\`${text}\` stands here twice`)
    seen.add(text)
  }
  return {
    site: value.calendar,
    timeZone: value.timeZone,
    hours: linkHours(document, report),
    closed: value.closed ?? [],
    cutoffs: value.cutoffs ?? {},
  }
}

/** `mon-fri: 06:00-22:00`; a day may have several, and stands once. */
function linkHours(document: Document<'calendar'>, report: Report): CalendarModel['hours'] {
  const { hours } = document.value
  const week: (readonly Interval[])[] = WEEKDAYS.map(() => [])
  const given = new Set<number>()
  for (const [days, intervals] of Object.entries(hours)) {
    const open = linkIntervals(document, days, report)
    for (const day of daysOf(days)) {
      if (given.has(day))
        refuse(report, 'wrong-hours', document.sources.keyAt(hours, days), `the hours of \`${WEEKDAYS[day]}\` stand elsewhere already`)
      given.add(day)
      week[day] = open
    }
    if (many(intervals).length === 0) refuse(report, 'wrong-hours', document.sources.keyAt(hours, days), 'a closed day is left out')
  }
  return week
}

/** `fri-mon` goes over the weekend. */
function daysOf(days: string): readonly number[] {
  const [from = '', to = from] = days.split('-')
  const first = WEEKDAYS.indexOf(from)
  const count = ((WEEKDAYS.indexOf(to) - first + 7) % 7) + 1
  return Array.from({ length: count }, (_, index) => (first + index) % 7)
}

/** In order and apart, within one day: `22:00-06:00` is two days' hours. */
function linkIntervals(document: Document<'calendar'>, days: string, report: Report): readonly Interval[] {
  const { hours } = document.value
  let last = ''
  return placed(document, hours, days, hours[days]).map(({ text, at }) => {
    const [from = '', to = ''] = text.split('-')
    if (from >= to || to > '24:00') {
      refuse(
        report,
        'wrong-hours',
        at,
        `\`${text}\` does not end behind its beginning, on the same day`,
        'write hours over midnight as two: `22:00-24:00` and `00:00-06:00`',
      )
    } else if (from < last) refuse(report, 'wrong-hours', at, `\`${text}\` begins before the hours in front of it end`)
    last = to
    return [from, to]
  })
}
