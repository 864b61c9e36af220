import { expect, test } from 'vitest'
import { createTimeline } from '../report-data/timeline.ts'
import type { TimeAxis } from './time-axis.ts'
import { timeAxis } from './time-axis.ts'

function axisOf(...times: readonly string[]): TimeAxis | undefined {
  const timeline = createTimeline()
  for (const time of times) timeline.add(time, 'review')
  return timeAxis(timeline.part())
}

test.each([
  { from: '2026-03-21T12:00:00Z', to: '2026-03-21T13:59:00Z', each: 'one minute', bars: 120 },
  { from: '2026-03-21T12:00:00Z', to: '2026-03-21T14:00:00Z', each: 'ten minutes', bars: 13 },
  { from: '2026-03-21T00:00:00Z', to: '2026-03-25T23:00:00Z', each: 'one hour', bars: 120 },
  { from: '2026-03-21T00:00:00Z', to: '2026-03-26T00:00:00Z', each: 'six hours', bars: 21 },
  { from: '2026-01-01T00:00:00Z', to: '2026-04-30T00:00:00Z', each: 'one day', bars: 120 },
  { from: '2026-01-01T00:00:00Z', to: '2026-05-01T00:00:00Z', each: 'one week from Monday', bars: 18 },
  { from: '2020-01-01T00:00:00Z', to: '2026-05-01T00:00:00Z', each: 'one month', bars: 77 },
  { from: '1970-01-01T00:00:00Z', to: '2026-05-01T00:00:00Z', each: 'one year', bars: 57 },
  { from: '1000-01-01T00:00:00Z', to: '2026-05-01T00:00:00Z', each: 'ten years', bars: 103 },
  { from: '0001-01-01T00:00:00Z', to: '9999-05-01T00:00:00Z', each: 'one century', bars: 100 },
])('from $from to $to: a bar for $each', ({ from, to, each, bars }) => {
  const axis = axisOf(from, to)
  expect(axis?.each).toBe(each)
  expect(axis?.bars).toHaveLength(bars)
  // First and last hold what was decided; all between is a gap that is seen.
  expect(axis?.bars.filter(({ verdicts }) => verdicts[1] > 0)).toHaveLength(2)
  expect(axis?.ticks(8).size).toBeLessThanOrEqual(8)
})

test('a week starts on Monday', () => {
  const axis = axisOf('2026-01-01T00:00:00Z', '2026-05-01T00:00:00Z')
  expect(new Date(axis?.bars[0]?.start ?? 0).toISOString()).toBe('2025-12-29T00:00:00.000Z')
})

test('bars of hours are named by their days', () => {
  expect([...(axisOf('2026-03-16T09:00:00Z', '2026-04-03T00:00:00Z')?.ticks(4).values() ?? [])]).toEqual([
    '17 Mar',
    '22 Mar',
    '27 Mar',
    '1 Apr',
  ])
})

test('nothing decided, no axis', () => expect(axisOf()).toBeUndefined())
