/**
 * How long the server asks to wait, in milliseconds: `retry-after-ms`, else `retry-after` in seconds or as a date, which counts from the
 * server's own `date` where it gives one, so that two clocks need not agree.
 *
 * @returns `undefined` where it says nothing that can be read; a moment that has passed is 0.
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const milliseconds = numberOf(headers.get('retry-after-ms'))
  if (milliseconds !== undefined) return Math.ceil(milliseconds)
  const given = headers.get('retry-after')
  const seconds = numberOf(given)
  if (seconds !== undefined) return Math.ceil(seconds * 1000)
  const until = dateOf(given)
  return until === undefined ? undefined : Math.max(0, until - (dateOf(headers.get('date')) ?? now))
}

const NUMBER = /^\d{1,12}(?:\.\d{1,12})?$/

function numberOf(text: string | null): number | undefined {
  return text !== null && NUMBER.test(text.trim()) ? Number(text) : undefined
}

/** HTTP dates begin with the day of the week; `Date.parse` alone would read `-5` as a year. */
function dateOf(text: string | null): number | undefined {
  if (text === null || !/^[A-Z][a-z]{2}/.test(text)) return undefined
  const instant = Date.parse(text)
  return Number.isNaN(instant) ? undefined : instant
}
