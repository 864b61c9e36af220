import type { ReportData, ReportDataBuilder } from '../report-data/create-report-data.ts'
import { createReportData } from '../report-data/create-report-data.ts'
import type { Sampling } from '../report-data/sampling.ts'
import { createSampling } from '../report-data/sampling.ts'
import type { CassetteTotals } from './cassette-part.ts'
import { createCassetteTotals } from './cassette-part.ts'
import type { CrossSets } from './cross-table.ts'
import { createSets, crossTable } from './cross-table.ts'
import type { CountedRow } from './decided-rows.ts'
import type { GroupCount } from './group.ts'
import { addToGroup, createGroup, groupNamed, sortedGroups } from './group.ts'
import type { Summary } from './summary.ts'
import type { IssueList } from './summary-issues.ts'
import { createIssueList, MAX_ISSUES, printedIssues } from './summary-issues.ts'
import type { LineTally, SummaryPart } from './summary-part.ts'
import { createSummaryPart } from './summary-part.ts'
import type { Tally } from './tally.ts'
import { createTally } from './tally.ts'

/** Adds lines up in constant memory, whatever their number: one by one, or in blocks that were added up elsewhere. */
export interface SummaryBuilder extends LineTally {
  /** Parts in the order of their lines give the same summary as the lines themselves. */
  readonly addPart: (part: SummaryPart) => void
  readonly summary: () => Summary
  /** What a report shows beside it; absent where none is asked for. */
  readonly reportData: () => ReportData | undefined
}

interface Totals {
  records: number
  duplicates: number
  broken: number
  issueCount: number
  readonly issues: IssueList
  readonly all: GroupCount
  readonly policies: Map<string, GroupCount>
  readonly sites: Map<string, GroupCount>
  readonly sets: CrossSets
  readonly tallies: Readonly<Record<'undecided' | 'options' | 'fallbacks' | VoiceKind, Tally>>
  readonly report: ReportDataBuilder | undefined
  readonly cassette: CassetteTotals
}

const VOICES = ['reasons', 'observed', 'struck', 'missing'] as const
type VoiceKind = (typeof VOICES)[number]

interface SummaryOptions {
  readonly report?: boolean
  /** Keys of the answers in the cassette of the run; absent where it has none. */
  readonly recorded?: readonly string[] | undefined
}

/** Lines that are added one by one are a block too; it is folded before it grows large. */
const MAX_BLOCK = 10_000

/**
 * @example
 * ```ts
 * const builder = createSummary({ report: true })
 * for (const part of parts) builder.addPart(part)
 * builder.summary().verdicts.permit // 1
 * ```
 */
export function createSummary({ report = false, recorded }: SummaryOptions = {}): SummaryBuilder {
  const totals = noTotals(report, recorded)
  const sampling: Sampling | undefined = report ? createSampling() : undefined
  let block = createSummaryPart(sampling)
  let added = 0
  const fold = (): void => {
    addTo(totals, block.part())
    block = createSummaryPart(sampling)
    added = 0
  }
  const next = (): LineTally => {
    if (added >= MAX_BLOCK) fold()
    added += 1
    return block
  }
  return {
    addRecord: () => next().addRecord(),
    addDuplicate: () => next().addDuplicate(),
    addUndecided: type => next().addUndecided(type),
    addBroken: issues => next().addBroken(issues),
    addWarnings: issues => next().addWarnings(issues),
    addDecided: decided => next().addDecided(decided),
    // The decision was the line; this belongs to it.
    addScored: (scored, decided) => block.addScored(scored, decided),
    addPart: part => {
      if (added > 0) fold()
      addTo(totals, part)
    },
    summary: () => {
      fold()
      return summaryOf(totals)
    },
    reportData: () => {
      fold()
      return totals.report?.data()
    },
  }
}

function noTotals(report: boolean, recorded: SummaryOptions['recorded']): Totals {
  return {
    records: 0,
    duplicates: 0,
    broken: 0,
    issueCount: 0,
    issues: createIssueList(MAX_ISSUES),
    all: createGroup(),
    policies: new Map(),
    sites: new Map(),
    sets: createSets(),
    tallies: {
      undecided: createTally(),
      options: createTally(),
      fallbacks: createTally(),
      reasons: createTally(),
      observed: createTally(),
      struck: createTally(),
      missing: createTally(),
    },
    report: report ? createReportData() : undefined,
    cassette: createCassetteTotals(recorded),
  }
}

function addTo(totals: Totals, part: SummaryPart): void {
  totals.records += part.records
  totals.duplicates += part.duplicates
  totals.broken += part.broken
  totals.issueCount += part.issueCount
  for (const { issue, once } of part.issues) totals.issues.add([issue], once)
  for (const [type, records] of part.undecided) totals.tallies.undecided.add(type, records)
  for (const counted of part.rows) addRow(totals, counted)
  totals.cassette.addPart(part.cassette)
  if (part.report !== undefined) totals.report?.addPart(part.report)
}

function addRow({ all, policies, sites, sets, tallies, report }: Totals, counted: CountedRow): void {
  const [row, decisions] = counted
  addToGroup(all, row, decisions)
  addToGroup(groupNamed(policies, row.policy), row, decisions)
  if (row.site !== undefined) addToGroup(groupNamed(sites, row.site), row, decisions)
  sets.add(row, decisions)
  if (row.option !== undefined) tallies.options.add(row.option, decisions)
  if (row.fallback !== undefined) tallies.fallbacks.add(row.fallback, decisions)
  for (const kind of VOICES) for (const code of row[kind]) tallies[kind].add(code, decisions)
  report?.addRow(counted)
}

function summaryOf({ records, duplicates, broken, issueCount, issues, all, policies, sites, sets, tallies, cassette }: Totals): Summary {
  const answers = cassette.counts()
  return {
    records,
    decisions: all.decisions,
    duplicates,
    broken,
    undecided: tallies.undecided.counts(),
    verdicts: { ...all.verdicts },
    enforcement: { ...all.enforcement },
    options: tallies.options.counts(),
    fallbacks: tallies.fallbacks.counts(),
    reasons: tallies.reasons.counts(),
    observed: tallies.observed.counts(),
    struck: tallies.struck.counts(),
    missing: tallies.missing.counts(),
    byPolicy: sortedGroups(policies),
    bySite: sortedGroups(sites),
    ...crossTable(sets),
    ...(answers === undefined ? {} : { answers }),
    issues: printedIssues(issues),
    issueCount,
  }
}
