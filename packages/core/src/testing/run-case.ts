import { decide } from '../evaluate/decide.ts'
import type { Decision } from '../evaluate/decision.ts'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import { explainDecision } from '../explain/explain-decision.ts'
import type { At, Issue } from '../policy/issue.ts'
import type { Phase } from '../policy/model.ts'
import type { Report } from '../policy/source-node.ts'
import type { CalendarCache } from '../runtime/calendar-cache.ts'
import { withCalendars } from '../runtime/with-calendars.ts'
import type { CaseCassette } from './case-cassette.ts'
import type { CaseContext } from './case-context.ts'
import type { CaseRow } from './case-rows.ts'
import { checkExpectedOptions } from './check-expected-options.ts'
import { decisionView } from './decision-view.ts'
import type { Failure } from './expectations.ts'
import { unmet } from './expectations.ts'
import type { PhaseSets } from './phase-sets.ts'
import { readGiven } from './read-given.ts'
import { releaseInput } from './release-input.ts'
import { usedLedger } from './used-ledger.ts'

/** One run of one case. `invalid`: the case itself is wrong, and nothing was decided. */
export interface CaseResult {
  readonly policy: string
  readonly name: string
  /** Of `each`, from 1. */
  readonly row?: number
  readonly at: At
  /** What the case sets in place of the rollout of its policy: with it, `phaseSets` gives the policies that decided. */
  readonly phase?: Phase
  readonly status: 'passed' | 'failed' | 'invalid'
  readonly failures: readonly Failure[]
  readonly issues: readonly Issue[]
  /** What was decided, and on what; of a case with votes, what was decided after them. */
  readonly decided?: Decided
  /** Of a case with votes: the decision that was voted on. */
  readonly shown?: Decided
  /** Why the decision is what it is, as sentences; only of a case that failed. */
  readonly because: readonly string[]
}

export interface Decided {
  readonly input: DecisionInput
  readonly decision: Decision
}

/** What the cases of a run share. */
export interface CaseRun {
  readonly sets: PhaseSets
  readonly context: CaseContext
  readonly cache: CalendarCache
  /** Of the test document, where it names one. */
  readonly cassette: CaseCassette | undefined
}

/** `issues`: what was wrong with the row before it could run. */
export function runCase(run: CaseRun, row: CaseRow, issues: Issue[]): CaseResult {
  const made = decideCase(run, row, issue => {
    issues.push(issue)
  })
  const head = { policy: run.context.policy.id, name: row.name, at: row.at, ...(row.row === undefined ? {} : { row: row.row }) }
  if (made === undefined || issues.some(({ severity }) => severity === 'error'))
    return { ...head, status: 'invalid', failures: [], issues, because: [] }
  const failures = unmet(row.expect, decisionView(made.decided.decision, run.context.workspace.agents))
  if (failures.length === 0) return { ...head, ...made, status: 'passed', failures, issues, because: [] }
  return { ...head, ...made, status: 'failed', failures, issues, because: explainDecision(made.decided.decision, run.context.workspace) }
}

type Made = Required<Pick<CaseResult, 'decided'>> & Pick<CaseResult, 'shown' | 'phase'>

function decideCase({ sets, context, cache, cassette }: CaseRun, row: CaseRow, report: Report): Made | undefined {
  const given = readGiven(row, context, report)
  checkExpectedOptions(row.expect, context, report)
  if (given === undefined) return undefined
  const policies = sets(context.policy.id, given.phase)
  const placed = withCalendars(policies, given.input, cache)
  const whole = { ...placed, ledger: usedLedger(policies, placed, given.used, report) }
  // INVARIANT: what a case says itself of the scorer stands.
  const input = row.propose !== undefined || cassette === undefined ? whole : cassette.answered(policies, whole, row, report)
  const decided = { input, decision: decide(policies, input) }
  const phase = given.phase === undefined ? {} : { phase: given.phase }
  if (row.vote === undefined) return { decided, ...phase }
  const release = releaseInput(row.vote, decided, { policies, actions: context.workspace.actions }, report)
  return release === undefined ? undefined : { decided: { input: release, decision: decide(policies, release) }, shown: decided, ...phase }
}
