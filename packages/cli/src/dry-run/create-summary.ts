import type { Issue } from '@countersign/core'
import { addToSets, createSets, crossTable } from './cross-table.ts'
import type { Decided } from './decided.ts'
import { figuresOf } from './decided.ts'
import type { GroupCount } from './group.ts'
import { addToGroup, createGroup, groupNamed, sortedGroups } from './group.ts'
import type { Summary } from './summary.ts'
import type { Tally } from './tally.ts'
import { createTally } from './tally.ts'

/** Adds decisions up in constant memory, whatever their number. */
export interface SummaryBuilder {
  readonly addRecord: () => void
  readonly addDuplicate: () => void
  readonly addUndecided: (eventType: string) => void
  /** A line that could not be read. */
  readonly addBroken: (issues: readonly Issue[]) => void
  readonly addWarnings: (issues: readonly Issue[]) => void
  readonly addDecided: (decided: Decided) => void
  readonly summary: () => Summary
}

interface Totals {
  records: number
  duplicates: number
  broken: number
  issueCount: number
  readonly issues: Issue[]
  /** Code and message of the warnings that are kept. */
  readonly warned: Set<string>
  readonly all: GroupCount
  readonly policies: Map<string, GroupCount>
  readonly sites: Map<string, GroupCount>
  readonly sets: Tally
  readonly tallies: Readonly<Record<'undecided' | 'options' | 'fallbacks' | VoiceKind, Tally>>
}

const MAX_ISSUES = 100

const VOICES = ['reasons', 'observed', 'struck', 'missing'] as const
type VoiceKind = (typeof VOICES)[number]

/**
 * @example
 * ```ts
 * const builder = createSummary()
 * builder.addRecord()
 * builder.addDecided({ file: 'events.jsonl', line: 1, input, site: 'DC-EAST', decision })
 * builder.summary().verdicts.permit // 1
 * ```
 */
export function createSummary(): SummaryBuilder {
  const totals = noTotals()
  return {
    addRecord: () => {
      totals.records += 1
    },
    addDuplicate: () => {
      totals.duplicates += 1
    },
    addUndecided: totals.tallies.undecided.add,
    addBroken: issues => {
      totals.broken += 1
      addIssues(totals, issues)
    },
    addWarnings: issues => addWarnings(totals, issues),
    addDecided: decided => addDecided(totals, decided),
    summary: () => summaryOf(totals),
  }
}

function noTotals(): Totals {
  return {
    records: 0,
    duplicates: 0,
    broken: 0,
    issueCount: 0,
    issues: [],
    warned: new Set(),
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
  }
}

function addIssues(totals: Totals, issues: readonly Issue[]): void {
  totals.issueCount += issues.length
  const room = MAX_ISSUES - totals.issues.length
  if (room > 0) totals.issues.push(...issues.slice(0, room))
}

/** A stream of other people's events has the same warning a million times: it is kept once, with its first place. */
function addWarnings(totals: Totals, issues: readonly Issue[]): void {
  totals.issueCount += issues.length
  for (const issue of issues) {
    const said = `${issue.code}\n${issue.message}`
    if (totals.issues.length >= MAX_ISSUES || totals.warned.has(said)) continue
    totals.warned.add(said)
    totals.issues.push(issue)
  }
}

function addDecided({ all, policies, sites, sets, tallies }: Totals, { input, site, decision }: Decided): void {
  const figures = figuresOf(decision)
  addToGroup(all, figures)
  addToGroup(groupNamed(policies, input.policy), figures)
  if (site !== undefined) addToGroup(groupNamed(sites, site), figures)
  addToSets(sets, figures)
  if (figures.option !== undefined) tallies.options.add(figures.option)
  if (figures.fallback !== undefined) tallies.fallbacks.add(figures.fallback)
  for (const kind of VOICES) for (const code of figures[kind]) tallies[kind].add(code)
}

function summaryOf({ records, duplicates, broken, issueCount, issues, all, policies, sites, sets, tallies }: Totals): Summary {
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
    crossTable: crossTable(sets),
    issues: [...issues],
    issueCount,
  }
}
