import { plainText } from './plain-text.ts'

const UTC = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/

/** `2026-03-21 16:00 UTC`: to the minute, which is what a deadline is read for. */
export function sayInstant(instant: string): string {
  const [, day, time] = UTC.exec(instant.slice(0, 40)) ?? []
  return day === undefined || time === undefined ? plainText(instant) : `${day} ${time} UTC`
}
