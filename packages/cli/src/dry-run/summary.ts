import type { Issue } from '@countersign/core'
import type { CrossRow } from './cross-table.ts'
import type { EnforcementCounts, Group, VerdictCounts } from './group.ts'

export type Counts = Readonly<Record<string, number>>

/** All that a dry run says, and what `--format json` prints. Counts are sorted, most frequent first. */
export interface Summary {
  /** Lines that are not empty: decided ones, duplicates, events that nothing decides, and broken ones. */
  readonly records: number
  readonly decisions: number
  /** Lines whose event id came before; dropped. */
  readonly duplicates: number
  /** Lines that could not be read; each has an issue. */
  readonly broken: number
  /** Events that no policy names, by type. */
  readonly undecided: Counts
  readonly verdicts: VerdictCounts
  readonly enforcement: EnforcementCounts
  /** By the option that was chosen; `fallbacks` by the one that runs instead of a denied plan. */
  readonly options: Counts
  readonly fallbacks: Counts
  /** Decisions in which this voice spoke on the chosen plan or on the choice itself. */
  readonly reasons: Counts
  /** The same, of guard policies whose voices are recorded without effect. */
  readonly observed: Counts
  /** Decisions in which this reason struck at least one option. */
  readonly struck: Counts
  readonly byPolicy: Readonly<Record<string, Group>>
  readonly bySite: Readonly<Record<string, Group>>
  readonly crossTable: readonly CrossRow[]
  /** The first 100; `issueCount` is how many there were. */
  readonly issues: readonly Issue[]
  readonly issueCount: number
}
