import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Timeline } from './timeline.ts'
import { createTimeline, startOf } from './timeline.ts'

function timelineOf(times: readonly string[], maxStarts?: number): Timeline {
  const timeline = createTimeline(maxStarts)
  for (const time of times) timeline.add(time, 'permit')
  return timeline
}

const at = (ms: number): string => new Date(ms).toISOString()
const hours = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => at(index * 3_600_000))

test.each([
  { name: 'one instant', times: ['2026-03-21T12:34:56.789Z'], grain: 'minute', starts: ['2026-03-21T12:34:00.000Z'] },
  { name: 'as many starts as there is room for', times: hours(3), grain: 'minute', starts: hours(3) },
  { name: 'one more is coarser', times: [...hours(3), at(60_000)], grain: 'hour', starts: hours(3) },
  {
    name: 'days, months and years are those of the calendar',
    times: ['2024-02-29T23:59:59Z', '2024-03-01T00:00:00Z', '2025-01-01T00:00:00Z', '2026-12-31T00:00:00Z'],
    grain: 'year',
    starts: ['2024-01-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'],
  },
  { name: 'an offset is read', times: ['2026-03-21T00:30:00+02:00'], grain: 'minute', starts: ['2026-03-20T22:30:00.000Z'] },
])('$name', ({ times, grain, starts }) => {
  const part = timelineOf(times, 3).part()
  expect(part.grain).toBe(grain)
  expect(part.counts.map(([start]) => at(start))).toEqual(starts)
})

test('the first century is no century of ours', () => {
  expect(at(startOf('century', Date.parse('0042-06-01T00:00:00Z')))).toBe('0000-01-01T00:00:00.000Z')
})

test('a time that is none is counted apart', () => {
  expect(timelineOf(['soon', '2026-03-21T12:00:00Z']).part()).toMatchObject({
    untimed: 1,
    counts: [[Date.parse('2026-03-21T12:00:00Z'), [1, 0, 0, 0]]],
  })
})

test('the order of times and any cut into parts make no difference', () => {
  const instants = fc.array(
    fc.integer({ min: 0, max: 4_000_000_000 }).map(seconds => at(seconds * 1000)),
    { maxLength: 40 },
  )
  const cuts = fc.property(instants, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 5 }), (times, cut, room) => {
    const parts = createTimeline(room)
    parts.addPart(timelineOf(times.slice(cut), room).part())
    parts.addPart(timelineOf(times.slice(0, cut)).part())
    expect(parts.part()).toEqual(timelineOf(times, room).part())
  })
  fc.assert(cuts, { numRuns: 300 })
})
