import type { Slot } from '../../values/value.ts'
import type { Computed, Evaluate, Frame } from './frame.ts'

/** Longer text is not searched. */
export const TEXT_LIMIT = 65_536

/**
 * Elements that one evaluation may look at. Nested quantifiers over lists from outside would otherwise cost the product of
 * their lengths; beyond the budget whatever walks a list or calls a term is unknown, with the reason `out-of-range`.
 */
export const STEP_BUDGET = 100_000

/** Takes `work` from the budget of the evaluation that runs; false: it is spent. */
export function spend(frame: Frame, work: number): boolean {
  frame.budget -= work
  return frame.budget >= 0
}

/** A root evaluation starts with the whole budget, whatever ran before it, so that order of evaluation changes nothing. */
export function renewBudget(frame: Frame): void {
  frame.budget = STEP_BUDGET
}

export function withFreshBudget(evaluate: Evaluate): Evaluate {
  return frame => {
    renewBudget(frame)
    return evaluate(frame)
  }
}

/** Computes what is memoised apart from who asks, then charges who asks. */
export function computeApart(frame: Frame, evaluate: Evaluate): Computed {
  const left = frame.budget
  frame.budget = STEP_BUDGET
  const value = evaluate(frame)
  const work = STEP_BUDGET - frame.budget
  frame.budget = left
  return { value, work }
}

/** What was computed apart, for one who reads it. */
export function charged(frame: Frame, { value, work }: Computed): Slot {
  return spend(frame, work) ? value : undefined
}
