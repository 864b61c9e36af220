/** A day of the proleptic Gregorian calendar, as ISO 8601 counts: year 0 is a leap year, months and days from 1. */
export interface CivilDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

const BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const
const EPOCH = daysBeforeYear(1970)

/** Days since 1970-01-01; `undefined` for a day that no calendar has, like 30 February. */
export function daysOf(year: number, month: number, day: number): number | undefined {
  const before = BEFORE_MONTH[month - 1]
  if (before === undefined || day < 1 || day > daysInMonth(year, month)) return undefined
  return daysBeforeYear(year) - EPOCH + before + leapDayBefore(year, month) + day - 1
}

/** The other way round, for any safe integer. */
export function civilDay(days: number): CivilDay {
  let year = 1970 + Math.floor(days / 365.2425)
  // The mean year is off by at most one.
  while (daysBeforeYear(year) - EPOCH > days) year -= 1
  while (daysBeforeYear(year + 1) - EPOCH <= days) year += 1
  const dayOfYear = days - (daysBeforeYear(year) - EPOCH)
  let month = 12
  while (monthStart(year, month) > dayOfYear) month -= 1
  return { year, month, day: dayOfYear - monthStart(year, month) + 1 }
}

function monthStart(year: number, month: number): number {
  return (BEFORE_MONTH[month - 1] ?? 0) + leapDayBefore(year, month)
}

function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? 365 + (isLeap(year) ? 1 : 0) : monthStart(year, month + 1)
  return next - monthStart(year, month)
}

function leapDayBefore(year: number, month: number): number {
  return month > 2 && isLeap(year) ? 1 : 0
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Days of the years 0 to `year` - 1; year 0 has its own leap day. */
function daysBeforeYear(year: number): number {
  const last = year - 1
  return 365 * year + Math.floor(last / 4) - Math.floor(last / 100) + Math.floor(last / 400) + 1
}
