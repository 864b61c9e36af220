import type { Instant, Verdict } from '@countersign/core'
import type { VerdictRow } from './verdict-counts.ts'
import { addVerdicts, noVerdicts, verdictIndex } from './verdict-counts.ts'

/** Each nests in the next, so that what was counted finely can be counted coarsely later. */
export const GRAINS = ['minute', 'hour', 'day', 'month', 'year', 'century'] as const
export type Grain = (typeof GRAINS)[number]

/** Verdicts by the time of the decision, each time the start of a grain in UTC as milliseconds; ascending. */
export interface TimelinePart {
  readonly grain: Grain
  readonly counts: readonly (readonly [start: number, verdicts: Readonly<VerdictRow>])[]
  /** Decisions whose time could not be read. */
  readonly untimed: number
}

export interface Timeline {
  readonly add: (now: Instant, verdict: Verdict) => void
  readonly addPart: (part: TimelinePart) => void
  readonly part: () => TimelinePart
}

/** A day of minutes, two months of hours, four years of days. */
const MAX_STARTS = 1440

/**
 * Counts verdicts over time in constant memory, whatever the span. The grain is the finest that needs no more than `maxStarts` counts:
 * it depends on the times only, not on their order, and so parts add up to the whole.
 */
export function createTimeline(maxStarts: number = MAX_STARTS): Timeline {
  let [grain, untimed]: [Grain, number] = ['minute', 0]
  let counts = new Map<number, VerdictRow>()
  // Decisions come roughly in the order of time: the last minute is nearly always the next one too.
  let last: { readonly minute: string; readonly row: VerdictRow } | undefined

  const coarsenTo = (coarser: Grain): void => {
    const fine = counts
    ;[grain, counts, last] = [coarser, new Map(), undefined]
    for (const [start, row] of fine) addVerdicts(rowAt(start), row)
  }
  const rowAt = (instant: number): VerdictRow => {
    const start = startOf(grain, instant)
    const found = counts.get(start)
    if (found !== undefined) return found
    const row = noVerdicts()
    counts.set(start, row)
    const coarser = GRAINS[GRAINS.indexOf(grain) + 1]
    if (counts.size <= maxStarts || coarser === undefined) return row
    coarsenTo(coarser)
    return rowAt(instant)
  }
  return {
    add: (now, verdict) => {
      const minute = now.endsWith('Z') ? now.slice(0, 16) : now
      if (last?.minute !== minute) {
        const instant = Date.parse(now)
        if (Number.isNaN(instant)) {
          untimed += 1
          return
        }
        last = { minute, row: rowAt(instant) }
      }
      last.row[verdictIndex(verdict)] += 1
    },
    addPart: part => {
      untimed += part.untimed
      if (GRAINS.indexOf(part.grain) > GRAINS.indexOf(grain)) coarsenTo(part.grain)
      for (const [start, verdicts] of part.counts) addVerdicts(rowAt(start), verdicts)
    },
    part: () => ({ grain, untimed, counts: [...counts].sort(([a], [b]) => a - b) }),
  }
}

/** The start of the grain that this instant lies in, in UTC. */
export function startOf(grain: Grain, instant: number): number {
  switch (grain) {
    case 'minute':
      return Math.floor(instant / 60_000) * 60_000
    case 'hour':
      return Math.floor(instant / 3_600_000) * 3_600_000
    case 'day':
      return Math.floor(instant / 86_400_000) * 86_400_000
    case 'month':
      return startOfMonth(yearOf(instant), new Date(instant).getUTCMonth())
    case 'year':
      return startOfMonth(yearOf(instant), 0)
    case 'century':
      return startOfMonth(Math.floor(yearOf(instant) / 100) * 100, 0)
  }
}

function yearOf(instant: number): number {
  return new Date(instant).getUTCFullYear()
}

/** `Date.UTC` takes the years 0 to 99 for those of the last century. */
function startOfMonth(year: number, month: number): number {
  return new Date(0).setUTCFullYear(year, month, 1)
}
