import type { StepId } from '../../values/ids.ts'
import type { Candidate } from '../options/candidate.ts'
import type { ActionTest } from './action-pattern.ts'

/** Whether a guard or gate names the action of some step of a plan. */
export function namesStep(names: ActionTest, { steps }: Pick<Candidate, 'steps'>): boolean {
  for (const { step } of steps) if (names(step.action)) return true
  return false
}

/** The steps whose actions it names. */
export function stepsNamed(names: ActionTest, { steps }: Pick<Candidate, 'steps'>): readonly StepId[] {
  const named: StepId[] = []
  for (const { step } of steps) if (names(step.action)) named.push(step.id)
  return named
}
