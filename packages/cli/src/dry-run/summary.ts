import type { Issue } from '@countersign/core'
import type { CassetteCounts } from './cassette-part.ts'
import type { CrossRow } from './cross-table.ts'
import type { EnforcementCounts, Group, VerdictCounts } from './group.ts'
import type { Replay } from './replay.ts'

export type Counts = Readonly<Record<string, number>>

/** What a run was about. */
export interface RunHead {
  readonly workspace: string
  /** Of the policy set. */
  readonly digest: string
  readonly inputs: readonly string[]
  readonly replay: Replay
  /** The file that answered in place of scorers. */
  readonly cassette?: string
  /** Ctrl-C ended the run: what follows is about the lines before. */
  readonly interrupted: boolean
}

/** All that a dry run counts; `--format json` prints it after the head. Counts are sorted, most frequent first. */
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
  /** Decisions in which a voice on the plan went without this, as `stock: timeout`; `ledger …: not-asked` where the recording has no line of it. */
  readonly missing: Counts
  readonly byPolicy: Readonly<Record<string, Group>>
  readonly bySite: Readonly<Record<string, Group>>
  /** The 50 most frequent rows, and what is left out of them: together they add up to all decisions. */
  readonly crossTable: readonly CrossRow[]
  readonly crossTableRest: { readonly rows: number; readonly decisions: number }
  /** Where a cassette answered in place of scorers. */
  readonly answers?: CassetteCounts
  /** The first 100, what is wrong with a whole input first, a warning that comes again only once; `issueCount` is how many there were. */
  readonly issues: readonly Issue[]
  readonly issueCount: number
}
