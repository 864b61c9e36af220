import type { Grain, TimelinePart } from '../report-data/timeline.ts'
import { GRAINS } from '../report-data/timeline.ts'
import type { VerdictRow } from '../report-data/verdict-counts.ts'
import { addVerdicts, noVerdicts } from '../report-data/verdict-counts.ts'

/** One bar; also where nothing was decided, so that a gap is seen as one. */
export interface TimeBar {
  readonly start: number
  readonly verdicts: Readonly<VerdictRow>
}

export interface TimeAxis {
  /** How long a bar is, in words. */
  readonly each: string
  readonly bars: readonly TimeBar[]
  /** Labels below the bars, with the index of their bar; no more than asked for. */
  readonly ticks: (most: number) => ReadonlyMap<number, string>
}

interface Step {
  readonly each: string
  /** The coarsest grain that this can be added up from. */
  readonly from: Grain
  readonly startOf: (instant: number) => number
  readonly next: (start: number) => number
  readonly label: (start: number) => string
}

const MAX_BARS = 120
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000]
/** 5 January 1970 was a Monday. */
const MONDAY = 4 * DAY

const STEPS: readonly Step[] = [
  fixed('one minute', 'minute', MINUTE, clock),
  fixed('ten minutes', 'minute', 10 * MINUTE, clock),
  fixed('one hour', 'hour', HOUR, clock),
  fixed('six hours', 'hour', 6 * HOUR, clock),
  fixed('one day', 'day', DAY, date),
  fixed('one week from Monday', 'day', 7 * DAY, date, MONDAY),
  months('one month', 'month', 1, start => `${monthOf(start)} ${yearOf(start)}`),
  months('one year', 'year', 12, start => String(yearOf(start))),
  months('ten years', 'year', 120, start => String(yearOf(start))),
  months('one century', 'century', 1200, start => String(yearOf(start))),
]

/** The finest bars of which no more than 120 cover the whole span; nothing without decisions, or where even centuries are too many. */
export function timeAxis({ grain, counts }: TimelinePart): TimeAxis | undefined {
  const [first, last] = [counts[0]?.[0], counts.at(-1)?.[0]]
  if (first === undefined || last === undefined) return undefined
  for (const step of STEPS) {
    if (GRAINS.indexOf(step.from) < GRAINS.indexOf(grain)) continue
    const starts = startsOf(step, first, last)
    if (starts === undefined) continue
    return { each: step.each, bars: barsOf(step, starts, counts), ticks: most => ticksOf(starts, step.label, most) }
  }
  return undefined
}

function startsOf(step: Step, first: number, last: number): readonly number[] | undefined {
  const starts: number[] = []
  for (let start = step.startOf(first); start <= last; start = step.next(start)) {
    if (starts.length === MAX_BARS) return undefined
    starts.push(start)
  }
  return starts
}

/** At midnights where there are several, else at even distances. */
function ticksOf(starts: readonly number[], label: Step['label'], most: number): ReadonlyMap<number, string> {
  const all = starts.map((start, index) => [start, index] as const)
  const midnights = all.filter(([start]) => start % DAY === 0)
  const [shown, text] = midnights.length > 2 && midnights.length < all.length ? [midnights, date] : [all, label]
  const every = Math.ceil(shown.length / most)
  return new Map(shown.filter((_, index) => index % every === 0).map(([start, index]) => [index, text(start)]))
}

function barsOf(step: Step, starts: readonly number[], counts: TimelinePart['counts']): readonly TimeBar[] {
  const rows = new Map(starts.map(start => [start, noVerdicts()]))
  for (const [start, verdicts] of counts) {
    const row = rows.get(step.startOf(start))
    if (row !== undefined) addVerdicts(row, verdicts)
  }
  return [...rows].map(([start, verdicts]) => ({ start, verdicts }))
}

function fixed(each: string, from: Grain, ms: number, label: Step['label'], origin: number = 0): Step {
  return { each, from, label, startOf: instant => Math.floor((instant - origin) / ms) * ms + origin, next: start => start + ms }
}

function months(each: string, from: Grain, count: number, label: Step['label']): Step {
  const at = (month: number): number => new Date(0).setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1)
  const indexOf = (instant: number): number => Math.floor((yearOf(instant) * 12 + new Date(instant).getUTCMonth()) / count) * count
  return { each, from, label, startOf: instant => at(indexOf(instant)), next: start => at(indexOf(start) + count) }
}

function yearOf(instant: number): number {
  return new Date(instant).getUTCFullYear()
}

function monthOf(instant: number): string {
  return 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')[new Date(instant).getUTCMonth()] ?? ''
}

function date(start: number): string {
  return `${new Date(start).getUTCDate()} ${monthOf(start)}`
}

function clock(start: number): string {
  return `${date(start)} ${new Date(start).toISOString().slice(11, 16)}`
}
