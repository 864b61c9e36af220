import type { CaseResult, PhaseSets, Testable } from '@countersign/core/testing'
import { runPolicyTests } from '@countersign/core/testing'
import type { FaultCase } from './fault-case.ts'
import { faultCase } from './fault-case.ts'

interface TestCases {
  /** Those that ask a scorer; of a case with votes, what was asked before them. */
  readonly cases: readonly FaultCase[]
  /** How many cases are wrong themselves: of them nothing can be tried. */
  readonly wrong: number
}

/** The test cases of a workspace that ask a scorer. */
export function casesOfTests(testable: Testable, sets: PhaseSets): TestCases {
  const results = resultsOf(testable)
  const cases = results.flatMap(result => {
    const { decided, shown, phase } = result
    const input = (shown ?? decided)?.input
    const found = input === undefined ? undefined : faultCase(sets, nameOf(result), input, phase)
    return found === undefined ? [] : [found]
  })
  return { cases, wrong: results.filter(({ status }) => status === 'invalid').length }
}

/** A case that its cassette does not answer stands as if it named none: without an answer, and so without votes on what came of it. */
function resultsOf(testable: Testable): readonly CaseResult[] {
  const { cases: results } = runPolicyTests(testable)
  if (!results.some(isMissed)) return results
  const tests = testable.tests.map(({ cassette: _, cases, ...document }) => ({
    ...document,
    cases: cases.map(({ vote: __, ...one }) => one),
  }))
  const unanswered = runPolicyTests({ ...testable, tests }).cases
  return results.map((result, index) => (isMissed(result) ? (unanswered[index] ?? result) : result))
}

function isMissed({ issues }: CaseResult): boolean {
  return issues.some(({ code }) => code === 'cassette-miss')
}

function nameOf({ policy, name, row }: CaseResult): string {
  return `${policy}: ${name}${row === undefined ? '' : ` [${row}]`}`
}
