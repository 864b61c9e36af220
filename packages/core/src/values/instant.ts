import { formatDate, parseDateAtStart } from './date.ts'
import { twoDigits, twoDigitText } from './two-digits.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const MINUTE = 60_000
const ZERO = 48
const COLON = 58
const POINT = 46
const PLUS = 43
const MINUS = 45
const CAPITAL_T = 84
const CAPITAL_Z = 90
/** From a capital ASCII letter to its small one. */
const SMALL = 32
/** Seconds end here: `2026-03-21T12:00:00`. */
const SECONDS_END = 19
/** With nine places and an offset, 35. */
const LONGEST = 40
const FIRST = -62_167_219_200_000
const LAST = 253_402_300_799_999

/**
 * An instant as RFC 3339 writes it, with its offset, as milliseconds since 1970 UTC: `2026-03-21T12:00:00.5+01:00`.
 *
 * Date, time of day and offset must exist; a leap second (`:60`) does not. Places behind the millisecond are cut off.
 * An instant outside the years 0000 to 9999 UTC is `undefined`, as is text without seconds or without an offset.
 */
export function parseInstant(text: string): number | undefined {
  if (text.length > LONGEST) return undefined
  const days = parseDateAtStart(text)
  const time = timeOfDay(text)
  if (days === undefined || time < 0) return undefined
  const start = days * DAY + time
  const rest = text.length - SECONDS_END
  // Most instants are in UTC, to the second or the millisecond: there the date has settled that they exist.
  if (rest === 1 && text.charCodeAt(SECONDS_END) === CAPITAL_Z) return start
  if (rest === 5 && text.charCodeAt(SECONDS_END) === POINT && text.charCodeAt(SECONDS_END + 4) === CAPITAL_Z) {
    const tens = twoDigits(text, SECONDS_END + 1)
    const units = text.charCodeAt(SECONDS_END + 3) - ZERO
    return tens >= 0 && units >= 0 && units <= 9 ? start + tens * 10 + units : undefined
  }
  return withFraction(text, start)
}

function withFraction(text: string, start: number): number | undefined {
  const end = fractionEnd(text)
  const offset = offsetAt(text, end)
  if (end < 0 || offset === undefined) return undefined
  const instant = start + milliseconds(text, end) - offset
  return isInstant(instant) ? instant : undefined
}

/** `T12:00:00`; -1 if it is no time. RFC 3339 allows a small `t` and `z`. */
function timeOfDay(text: string): number {
  if (!isLetter(text.charCodeAt(10), CAPITAL_T) || text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON) return -1
  const hour = twoDigits(text, 11)
  const minute = twoDigits(text, 14)
  const second = twoDigits(text, 17)
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return -1
  return hour * HOUR + minute * MINUTE + second * 1000
}

/** Where the offset begins; -1 for a point without digits. */
function fractionEnd(text: string): number {
  if (text.charCodeAt(SECONDS_END) !== POINT) return SECONDS_END
  let end = SECONDS_END + 1
  while (isDigit(text.charCodeAt(end))) end += 1
  return end === SECONDS_END + 1 ? -1 : end
}

function milliseconds(text: string, end: number): number {
  let value = 0
  for (let at = SECONDS_END + 1; at <= SECONDS_END + 3; at += 1) value = value * 10 + (at < end ? text.charCodeAt(at) - ZERO : 0)
  return value
}

function offsetAt(text: string, at: number): number | undefined {
  const sign = text.charCodeAt(at)
  if (sign !== PLUS && sign !== MINUS) return isLetter(sign, CAPITAL_Z) && text.length === at + 1 ? 0 : undefined
  const hours = twoDigits(text, at + 1)
  const minutes = twoDigits(text, at + 4)
  if (text.length !== at + 6 || text.charCodeAt(at + 3) !== COLON) return undefined
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return undefined
  return (sign === PLUS ? 1 : -1) * (hours * HOUR + minutes * MINUTE)
}

function isLetter(code: number, capital: number): boolean {
  return code === capital || code === capital + SMALL
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9
}

/** UTC with milliseconds: `2026-03-21T12:00:00.000Z`. */
export function formatInstant(instant: number): string {
  const days = Math.floor(instant / DAY)
  const time = instant - days * DAY
  const hours = twoDigitText(Math.floor(time / HOUR))
  const minutes = twoDigitText(Math.floor((time % HOUR) / MINUTE))
  const seconds = twoDigitText(Math.floor((time % MINUTE) / 1000))
  return `${formatDate(days)}T${hours}:${minutes}:${seconds}.${threeDigitText(time % 1000)}Z`
}

function threeDigitText(number: number): string {
  return number === 0 ? '000' : String(number).padStart(3, '0')
}

/** Whether it lies in the years 0000 to 9999 UTC: arithmetic that leaves them is out of range. */
export function isInstant(instant: number): boolean {
  return Number.isInteger(instant) && instant >= FIRST && instant <= LAST
}
