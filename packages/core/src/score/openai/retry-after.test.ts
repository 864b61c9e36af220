import { expect, test } from 'vitest'
import { retryAfterMs } from './retry-after.ts'

const NOW = Date.parse('2026-11-21T08:00:00Z')

test.each<{ name: string; headers: Record<string, string>; ms: number | undefined }>([
  { name: 'nothing', headers: {}, ms: undefined },
  { name: 'seconds', headers: { 'retry-after': '2' }, ms: 2000 },
  { name: 'parts of a second, rounded up', headers: { 'retry-after': '0.0001' }, ms: 1 },
  { name: 'no time at all', headers: { 'retry-after': '0' }, ms: 0 },
  { name: 'milliseconds before seconds', headers: { 'retry-after-ms': '15', 'retry-after': '2' }, ms: 15 },
  { name: 'a date', headers: { 'retry-after': 'Sat, 21 Nov 2026 08:00:03 GMT' }, ms: 3000 },
  {
    name: 'a date by the clock of the server',
    headers: { 'retry-after': 'Sat, 21 Nov 2026 10:00:03 GMT', date: 'Sat, 21 Nov 2026 10:00:00 GMT' },
    ms: 3000,
  },
  { name: 'a date that has passed', headers: { 'retry-after': 'Sat, 21 Nov 2026 07:00:00 GMT' }, ms: 0 },
  { name: 'below zero', headers: { 'retry-after': '-5' }, ms: undefined },
  { name: 'no number', headers: { 'retry-after': 'soon' }, ms: undefined },
  { name: 'a date that is none', headers: { 'retry-after': 'Mon, 99 Foo 2026' }, ms: undefined },
  { name: 'NaN', headers: { 'retry-after-ms': 'NaN', 'retry-after': 'Infinity' }, ms: undefined },
  { name: 'an exponent', headers: { 'retry-after': '1e3' }, ms: undefined },
  { name: 'years', headers: { 'retry-after': '100000000' }, ms: 100_000_000_000 },
])('$name', ({ headers, ms }) => expect(retryAfterMs(new Headers(headers), NOW)).toBe(ms))
