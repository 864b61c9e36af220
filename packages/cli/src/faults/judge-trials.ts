import type { FaultName, LlmFault } from '@countersign/core/testing'
import { LLM_FAULTS } from '@countersign/core/testing'
import type { FaultCase, View } from './fault-case.ts'
import { VIEWS } from './fault-case.ts'
import type { Trial } from './try-faults.ts'
import { whatRuns } from './what-runs.ts'

/** Something not safe that would have run because of a fault. */
export interface UnsafeRun {
  readonly fault: FaultName
  readonly case: string
  readonly view: View
  readonly option: string
  readonly actions: readonly string[]
  /** `answered-anyway`: the fault leaves no answer, and the scorer gave one. */
  readonly why: 'on-failure' | 'answered-anyway' | 'other-than-undisturbed'
}

/**
 * What a fault must not lead to. A fault that leaves no answer may run nothing that is not safe. One that leaves an answer may run what
 * the undisturbed answer runs, for the same case in the same phase, and nothing else that is not safe.
 */
export function unsafeRuns(trials: readonly Trial[]): readonly UnsafeRun[] {
  const undisturbed = new Map(trials.filter(({ fault }) => fault === undefined).map(trial => [trial.of, trial]))
  return trials.flatMap(trial => VIEWS.flatMap(view => unsafeIn(trial, view, undisturbed)))
}

function unsafeIn({ fault, of, scoring, decisions }: Trial, view: View, undisturbed: ReadonlyMap<FaultCase, Trial>): readonly UnsafeRun[] {
  if (fault === undefined) return []
  const { gives }: LlmFault = LLM_FAULTS[fault]
  const answered = scoring?.status === 'answered'
  const allowed = gives === 'same-answer' || gives === 'other-answer'
  const before = undisturbed.get(of)
  const usual = new Set(answered && allowed && before !== undefined ? whatRuns(before.decisions[view]).map(runKey) : [])
  const why = !answered ? 'on-failure' : allowed ? 'other-than-undisturbed' : 'answered-anyway'
  return whatRuns(decisions[view])
    .filter(run => run.unsafe.length > 0 && !usual.has(runKey(run)))
    .map(({ option, unsafe }) => ({ fault, case: of.name, view, option, actions: unsafe, why }))
}

function runKey({ option, unsafe }: { readonly option: string; readonly unsafe: readonly string[] }): string {
  return JSON.stringify([option, unsafe])
}
