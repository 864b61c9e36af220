import type { Decision } from '../evaluate/decision.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import type { Issue } from '../policy/issue.ts'
import type { TestDocument } from '../policy/test-document.ts'
import { calendarCache } from '../runtime/calendar-cache.ts'
import type { UnansweredQuestion } from './case-cassette.ts'
import { caseCassettes } from './case-cassette.ts'
import { caseContext } from './case-context.ts'
import { caseRows } from './case-rows.ts'
import type { Covered } from './coverage.ts'
import { coverageFindings, coverageOf } from './coverage.ts'
import { phaseSets } from './phase-sets.ts'
import type { CaseResult } from './run-case.ts'
import { runCase } from './run-case.ts'

export interface TestRun {
  /** One a row, in the order in which they are written. */
  readonly cases: readonly CaseResult[]
  readonly passed: number
  readonly failed: number
  /** What is wrong with test documents, and warnings for what no case shows; in the order of files and lines. */
  readonly findings: readonly Issue[]
  readonly coverage: readonly Covered[]
  /** Questions that no cassette answers, of documents that name one: to be recorded. */
  readonly unanswered: readonly UnansweredQuestion[]
}

/** What `loadPolicies` loaded: the policies, and the test documents that came with them. */
export interface Testable {
  readonly policies: PolicySet
  readonly tests: readonly TestDocument[]
}

/**
 * Runs every case of every test document, and says what the cases do not show.
 *
 * A case decides as production does: same `decide`, same kind of input. A case that is itself wrong counts as failed.
 *
 * @example
 * ```ts
 * const loaded = await loadPolicies({ folder: './policies' })
 * if (loaded.kind === 'loaded') console.log(runPolicyTests(loaded).failed)
 * ```
 */
export function runPolicyTests({ policies, tests }: Testable): TestRun {
  const sets = phaseSets(policies)
  const cache = calendarCache()
  const wrong: Issue[] = []
  const cassettes = caseCassettes()
  const cases = tests.flatMap(document => {
    const context = caseContext(policies, document, issue => wrong.push(issue))
    const cassette = cassettes.of(document, issue => wrong.push(issue))
    if (context === undefined) return []
    return document.cases.flatMap(one => {
      const issues: Issue[] = []
      const rows = caseRows(one, issue => issues.push(issue))
      if (rows.length === 0) wrong.push(...issues)
      return rows.map(row => runCase({ sets, context, cache, cassette }, row, [...issues]))
    })
  })
  const coverage = coverageOf(policies, cases.flatMap(onNews))
  const passed = cases.filter(({ status }) => status === 'passed').length
  const findings = [...wrong, ...distinct(cases.flatMap(({ issues }) => issues)), ...coverageFindings(coverage)]
  return { cases, passed, failed: cases.length - passed, findings, coverage, unanswered: cassettes.unanswered() }
}

/** The decision on the event or proposal: a release asks no confidence, so it shows no gate. */
function onNews({ decided, shown }: CaseResult): readonly Decision[] {
  const made = shown ?? decided
  return made === undefined ? [] : [made.decision]
}

/** Rows of one case have its issues each. */
function distinct(issues: readonly Issue[]): readonly Issue[] {
  return [...new Map(issues.map(issue => [JSON.stringify(issue), issue])).values()]
}
