import type { Span } from '../../policy/model.ts'

const UNITS = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second'],
] as const

/** `15 minutes`, `1 day`, `90 seconds`: in the largest unit that divides it. */
export function sayDuration(ms: number): string {
  for (const [size, name] of UNITS) {
    if (ms !== 0 && ms % size === 0) return plural(ms / size, name)
  }
  return plural(ms, 'millisecond')
}

export function saySpan(span: Span): string {
  if (span.kind === 'elapsed') return sayDuration(span.ms)
  return plural(span.amount, span.kind === 'working-hours' ? 'working hour' : 'working day')
}

const plural = (count: number, name: string): string => `${count} ${name}${count === 1 ? '' : 's'}`
