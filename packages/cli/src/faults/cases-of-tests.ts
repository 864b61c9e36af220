import type { CaseResult, PhaseSets, Testable } from '@countersign/core/testing'
import { runPolicyTests } from '@countersign/core/testing'
import type { FaultCase } from './fault-case.ts'
import { faultCase } from './fault-case.ts'

/** The test cases of a workspace that ask a scorer; of a case with votes, what was asked before them. */
export function casesOfTests(testable: Testable, sets: PhaseSets): readonly FaultCase[] {
  return runPolicyTests(testable).cases.flatMap(result => {
    const { decided, shown, phase } = result
    const input = (shown ?? decided)?.input
    const found = input === undefined ? undefined : faultCase(sets, nameOf(result), input, phase)
    return found === undefined ? [] : [found]
  })
}

function nameOf({ policy, name, row }: CaseResult): string {
  return `${policy}: ${name}${row === undefined ? '' : ` [${row}]`}`
}
