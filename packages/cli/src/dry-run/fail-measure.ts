import type { DryRunResult } from './run-dry-run.ts'
import type { Counts, Summary } from './summary.ts'
import { OTHER } from './tally.ts'

/** What a share is a share of. */
export type Share = 'decisions' | 'records'

export interface CountedMeasure {
  /** Absent: a number that is no part of another. */
  readonly share?: Share
  readonly count: (result: DryRunResult) => number
}

/** What a run counts once, by the name that a condition calls it by. */
export const COUNTED: ReadonlyMap<string, CountedMeasure> = new Map<string, CountedMeasure>([
  ...(['permit', 'review', 'deny', 'not-applicable'] as const).map(verdict =>
    measure(verdict, 'decisions', ({ summary }) => summary.verdicts[verdict]),
  ),
  ...(['execute', 'execute-then-await', 'await-approval', 'block', 'observe'] as const).map(enforcement =>
    measure(enforcement, 'decisions', ({ summary }) => summary.enforcement[enforcement]),
  ),
  // The word of the rollout for what runs with nobody asked.
  measure('unattended', 'decisions', ({ summary }) => summary.enforcement.execute),
  measure('broken', 'records', ({ summary }) => summary.broken),
  measure('duplicates', 'records', ({ summary }) => summary.duplicates),
  measure('undecided', 'records', ({ summary }) => sum(summary.undecided)),
  measure('answered', 'decisions', ({ summary }) => summary.answers?.answered ?? 0),
  measure('missed', 'decisions', ({ summary }) => summary.answers?.missed ?? 0),
  ['warnings', { count: ({ warnings }) => warnings }],
  ['records', { count: ({ summary }) => summary.records }],
  ['decisions', { count: ({ summary }) => summary.decisions }],
])

export interface NamedMeasure {
  readonly share: Share
  readonly counts: (summary: Summary) => Counts
  /** Also counted: `hold[DC-EAST]` where `hold` is asked for. A decision has one of these names at most. */
  readonly instances?: true
}

/** What a run counts by names, which follow a colon. */
export const NAMED: ReadonlyMap<string, NamedMeasure> = new Map<string, NamedMeasure>([
  ['reason', { share: 'decisions', counts: ({ reasons }) => reasons }],
  ['observed', { share: 'decisions', counts: ({ observed }) => observed }],
  ['struck', { share: 'decisions', counts: ({ struck }) => struck }],
  ['option', { share: 'decisions', counts: ({ options }) => options, instances: true }],
  ['fallback', { share: 'decisions', counts: ({ fallbacks }) => fallbacks, instances: true }],
  ['undecided', { share: 'records', counts: ({ undecided }) => undecided }],
])

/** How often a name was counted. Names beyond the first thousand are counted together, so there is a least and a most. */
export function countOf(
  { counts, instances }: NamedMeasure,
  summary: Summary,
  name: string,
): { readonly least: number; readonly most: number } {
  const all = counts(summary)
  const meant = Object.keys(all).filter(one => one === name || (instances === true && one.startsWith(`${name}[`)))
  const least = meant.reduce((total, one) => total + (all[one] ?? 0), 0)
  const unsure = instances === true || meant.length === 0
  return { least, most: unsure ? least + (Object.hasOwn(all, OTHER) ? (all[OTHER] ?? 0) : 0) : least }
}

function measure(name: string, share: Share, count: CountedMeasure['count']): [string, CountedMeasure] {
  return [name, { share, count }]
}

function sum(counts: Counts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}
