import type { Issue } from '@countersign/core'
import type { Answered } from '../cassette/answering.ts'
import type { ReportPart } from '../report-data/report-part.ts'
import { createReportPart } from '../report-data/report-part.ts'
import type { Sampling } from '../report-data/sampling.ts'
import type { CassettePart } from './cassette-part.ts'
import { createCassettePart } from './cassette-part.ts'
import type { Decided } from './decided.ts'
import type { CountedRow } from './decided-rows.ts'
import { createRows } from './decided-rows.ts'
import type { KeptIssue } from './summary-issues.ts'
import { createIssueList } from './summary-issues.ts'

/** What one block of lines adds to a summary: plain data, so that a worker can send it. */
export interface SummaryPart {
  readonly records: number
  readonly duplicates: number
  readonly broken: number
  readonly issueCount: number
  readonly issues: readonly KeptIssue[]
  /** Types of events that no policy names, in the order of their first. */
  readonly undecided: readonly (readonly [type: string, records: number])[]
  /** In the order of their first decisions. */
  readonly rows: readonly CountedRow[]
  readonly cassette: CassettePart
  /** Where a report is asked for. */
  readonly report?: ReportPart
}

/** What can happen to a line. */
export interface LineTally {
  readonly addRecord: () => void
  readonly addDuplicate: () => void
  readonly addUndecided: (eventType: string) => void
  /** A line that could not be read. */
  readonly addBroken: (issues: readonly Issue[]) => void
  readonly addWarnings: (issues: readonly Issue[]) => void
  readonly addDecided: (decided: Decided) => void
  /** How the cassette answered the question of a decision. */
  readonly addScored: (scored: Answered, decided: Decided) => void
}

export interface SummaryPartBuilder extends LineTally {
  readonly part: () => SummaryPart
}

/**
 * Adds up one block of lines. It forgets nothing that a summary may need, so its size is that of the block. `sampling` where a report is
 * asked for; it lives longer than the block.
 *
 * @example
 * ```ts
 * const block = createSummaryPart()
 * block.addRecord()
 * block.addDecided({ file: 'events.jsonl', line: 1, input, site: 'DC-EAST', decision })
 * summary.addPart(block.part())
 * ```
 */
export function createSummaryPart(sampling?: Sampling): SummaryPartBuilder {
  const counts = { records: 0, duplicates: 0, broken: 0, issueCount: 0 }
  const issues = createIssueList()
  const undecided = new Map<string, number>()
  const rows = createRows()
  const cassette = createCassettePart()
  const report = sampling === undefined ? undefined : createReportPart(sampling)
  const addIssues = (more: readonly Issue[], once: boolean): void => {
    counts.issueCount += more.length
    issues.add(more, once)
  }
  return {
    addRecord: () => {
      counts.records += 1
    },
    addDuplicate: () => {
      counts.duplicates += 1
    },
    addUndecided: type => undecided.set(type, (undecided.get(type) ?? 0) + 1),
    addBroken: more => {
      counts.broken += 1
      addIssues(more, false)
    },
    addWarnings: more => addIssues(more, true),
    addDecided: decided => {
      const row = rows.add(decided)
      report?.add(decided, row)
    },
    addScored: (scored, decided) => {
      const missed = cassette.add(scored, decided)
      if (missed !== undefined) addIssues([missed.issue], missed.once)
    },
    part: () => ({
      ...counts,
      issues: issues.kept(),
      undecided: [...undecided],
      rows: rows.rows(),
      cassette: cassette.part(),
      ...(report === undefined ? {} : { report: report.part() }),
    }),
  }
}
