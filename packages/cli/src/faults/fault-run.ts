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
import { nothingTried } from './nothing-tried.ts'
import { faultsOf, tryFaults } from './try-faults.ts'

export interface FaultRun {
  readonly api: LlmApi
  readonly policies: PolicySet
  readonly cases: readonly FaultCase[]
  /** Of recorded lines at most so many cases are tried; `more`: there were more. */
  readonly lines: number
  readonly more: boolean
  /** Test cases that are wrong themselves, and were not tried. */
  readonly wrong: number
  readonly rows: readonly MatrixRow[]
  readonly unsafe: readonly UnsafeRun[]
  /** Of recorded lines that could not be read; that nothing was tried, where policies ask a scorer. */
  readonly issues: readonly Issue[]
}

export interface FaultsOfWhat {
  readonly testable: Testable
  /** The file that stands for the workspace. */
  readonly workspace: string
  readonly inputs: readonly Input[]
  readonly lines: number
  readonly api: LlmApi
  readonly signal: AbortSignal
}

/** Finds every recorded case that asks a scorer, and tries every fault on it. */
export async function runFaults({ testable, workspace, inputs, lines, api, signal }: FaultsOfWhat): Promise<FaultRun> {
  const { policies } = testable
  const sets = phaseSets(policies)
  const recorded = await casesOfLines(inputs, policies, { sets, most: lines }, signal)
  const tests = casesOfTests(testable, sets)
  const cases = [...tests.cases, ...recorded.cases]
  const progress = createProgress(cases.length * (faultsOf(api).length + 1))
  const onTried = (more: number): void => {
    progress.addBytes(more)
    progress.addRecords(more)
  }
  try {
    const trials = cases.length === 0 ? [] : await tryFaults({ cases, api, signal, onTried })
    const untried = cases.length === 0 ? nothingTried(policies, workspace) : undefined
    const issues = untried === undefined ? recorded.issues : [...recorded.issues, untried]
    const tried = { rows: faultMatrix(trials), unsafe: unsafeRuns(trials) }
    return { api, policies, cases, lines, more: recorded.more, wrong: tests.wrong, ...tried, issues }
  } finally {
    progress.stop()
  }
}
