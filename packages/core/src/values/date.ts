import { civilDay, daysOf } from './civil-day.ts'
import { twoDigits, twoDigitText } from './two-digits.ts'

const LENGTH = 'YYYY-MM-DD'.length
const HYPHEN = 45

/** `2026-03-21`, a day of the calendar in the years 0000 to 9999, as days since 1970-01-01. */
export function parseDate(text: string): number | undefined {
  return text.length === LENGTH ? parseDateAtStart(text) : undefined
}

/** The date that the first ten characters are; what follows is not looked at. */
export function parseDateAtStart(text: string): number | undefined {
  const century = twoDigits(text, 0)
  const year = twoDigits(text, 2)
  if (century < 0 || year < 0 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return undefined
  return daysOf(century * 100 + year, twoDigits(text, 5), twoDigits(text, 8))
}

/** Beyond the years 0000 to 9999 with a sign and six digits, which `parseDate` does not read. */
export function formatDate(days: number): string {
  const { year, month, day } = civilDay(days)
  return `${yearText(year)}-${twoDigitText(month)}-${twoDigitText(day)}`
}

function yearText(year: number): string {
  if (year >= 1000 && year <= 9999) return String(year)
  if (year >= 0 && year < 1000) return String(year).padStart(4, '0')
  return `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`
}

const FIRST_DAY = -719_528
const LAST_DAY = 2_932_896

/** Whether `days` is a day that `formatDate` writes and `parseDate` reads: arithmetic that leaves this range is out of range. */
export function isDate(days: number): boolean {
  return Number.isInteger(days) && days >= FIRST_DAY && days <= LAST_DAY
}
