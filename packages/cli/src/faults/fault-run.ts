import type { Issue, PolicySet } from '@countersign/core'
import type { LlmApi, Testable } from '@countersign/core/testing'
import { phaseSets } from '@countersign/core/testing'
import type { Input } from '../dry-run/open-input.ts'
import { createProgress } from '../dry-run/progress.ts'
import { casesOfLines } from './cases-of-lines.ts'
import { casesOfTests } from './cases-of-tests.ts'
import type { FaultCase } from './fault-case.ts'
import type { MatrixRow } from './fault-matrix.ts'
import { faultMatrix } from './fault-matrix.ts'
import type { UnsafeRun } from './judge-trials.ts'
import { unsafeRuns } from './judge-trials.ts'
import { faultsOf, tryFaults } from './try-faults.ts'

export interface FaultRun {
  readonly api: LlmApi
  readonly policies: PolicySet
  readonly cases: readonly FaultCase[]
  /** Of recorded lines at most so many cases are tried; `more`: there were more. */
  readonly lines: number
  readonly more: boolean
  readonly rows: readonly MatrixRow[]
  readonly unsafe: readonly UnsafeRun[]
  /** Of recorded lines that could not be read. */
  readonly issues: readonly Issue[]
}

export interface FaultsOfWhat {
  readonly testable: Testable
  readonly inputs: readonly Input[]
  readonly lines: number
  readonly api: LlmApi
  readonly signal: AbortSignal
}

/** Finds every recorded case that asks a scorer, and tries every fault on it. */
export async function runFaults({ testable, inputs, lines, api, signal }: FaultsOfWhat): Promise<FaultRun> {
  const { policies } = testable
  const sets = phaseSets(policies)
  const recorded = await casesOfLines(inputs, policies, { sets, most: lines }, signal)
  const cases = [...casesOfTests(testable, sets), ...recorded.cases]
  const progress = createProgress(cases.length * (faultsOf(api).length + 1))
  const onTried = (more: number): void => {
    progress.addBytes(more)
    progress.addRecords(more)
  }
  try {
    const trials = cases.length === 0 ? [] : await tryFaults({ cases, api, signal, onTried })
    const { issues, more } = recorded
    return { api, policies, cases, lines, more, rows: faultMatrix(trials), unsafe: unsafeRuns(trials), issues }
  } finally {
    progress.stop()
  }
}
