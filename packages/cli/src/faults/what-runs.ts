import type { Decision, Step } from '@countersign/core'

/** One plan that a decision sets going without a person. */
export interface Run {
  readonly option: string
  /** Actions of its steps that run now and are not safe in the catalogue. */
  readonly unsafe: readonly string[]
}

/** The chosen plan, as far as it runs now, and what runs instead of one that was denied. */
export function whatRuns(decision: Decision): readonly Run[] {
  if (decision.kind !== 'single') return []
  const { chosen, enforcement, runs, fallback } = decision
  const own = chosen === undefined || !acts(enforcement) ? [] : [runOf(chosen.plan.option, chosen.plan.steps, runs)]
  return fallback === undefined || !acts(fallback.enforcement) ? own : [...own, runOf(fallback.plan.option, fallback.plan.steps)]
}

function acts(enforcement: string): boolean {
  return enforcement === 'execute' || enforcement === 'execute-then-await'
}

function runOf(option: string, steps: readonly Step[], running?: readonly string[]): Run {
  const now = steps.filter(({ id }) => running === undefined || running.includes(id))
  return { option, unsafe: [...new Set(now.filter(({ safe }) => !safe).map(({ action }) => action))] }
}
