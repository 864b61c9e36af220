import type { Decision, Enforcement } from '@countersign/core'
import type { FaultName, LlmFault } from '@countersign/core/testing'
import { LLM_FAULTS } from '@countersign/core/testing'
import type { View } from './fault-case.ts'
import { inEachView } from './fault-case.ts'
import type { Trial } from './try-faults.ts'
import { whatRuns } from './what-runs.ts'

type Counts = Readonly<Record<string, number>>

export interface MatrixCell {
  readonly enforcement: Partial<Readonly<Record<Enforcement | 'not-applicable', number>>>
  /** Options that would have run without a person. */
  readonly runs: Counts
  /** Of those, plans with a step that is not safe. */
  readonly unsafe: number
}

/** All cases under one fault; the first row is the undisturbed one. */
export interface MatrixRow {
  readonly fault: FaultName | undefined
  readonly does: string
  /** What the table of faults says that a scorer gives. */
  readonly gives: LlmFault['gives'] | 'answer'
  /** What it gave: `answered`, or a code of failure. */
  readonly gave: Counts
  readonly decisions: Readonly<Record<View, MatrixCell>>
}

export function faultMatrix(trials: readonly Trial[]): readonly MatrixRow[] {
  return [...Map.groupBy(trials, ({ fault }) => fault)].map(([fault, of]) => {
    return {
      fault,
      does: fault === undefined ? 'nothing goes wrong' : LLM_FAULTS[fault].does,
      gives: fault === undefined ? 'answer' : LLM_FAULTS[fault].gives,
      gave: counted(of.map(({ scoring }) => (scoring?.status === 'failed' ? scoring.why : (scoring?.status ?? 'nothing')))),
      decisions: inEachView(view => cellOf(of.map(({ decisions }) => decisions[view]))),
    }
  })
}

function cellOf(decisions: readonly Decision[]): MatrixCell {
  const runs = decisions.flatMap(whatRuns)
  return {
    enforcement: counted(decisions.map(decision => (decision.kind === 'single' ? decision.enforcement : decision.kind))),
    runs: counted(runs.map(({ option }) => option)),
    unsafe: runs.filter(({ unsafe }) => unsafe.length > 0).length,
  }
}

function counted(names: readonly string[]): Counts {
  return Object.fromEntries([...Map.groupBy(names, name => name)].map(([name, all]) => [name, all.length] as const).sort())
}
