/** A day of the proleptic Gregorian calendar, as ISO 8601 counts: year 0 is a leap year, months and days from 1. */
export interface CivilDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

const BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const
const MONTH_LENGTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const EPOCH = daysBeforeYear(1970)

/** Days since 1970-01-01; `undefined` for a day that no calendar has, like 30 February. */
export function daysOf(year: number, month: number, day: number): number | undefined {
  if (!(month >= 1 && month <= 12 && day >= 1)) return undefined
  const leap = isLeap(year) ? 1 : 0
  if (day > (MONTH_LENGTH[month - 1] ?? 0) + (month === 2 ? leap : 0)) return undefined
  return daysBeforeYear(year) - EPOCH + (BEFORE_MONTH[month - 1] ?? 0) + (month > 2 ? leap : 0) + day - 1
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
  return (BEFORE_MONTH[month - 1] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0)
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Days of the years 0 to `year` - 1; year 0 has its own leap day. */
function daysBeforeYear(year: number): number {
  const last = year - 1
  return 365 * year + Math.floor(last / 4) - Math.floor(last / 100) + Math.floor(last / 400) + 1
}
