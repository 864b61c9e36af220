import type { StepId } from '../../values/ids.ts'
import type { Candidate } from '../options/candidate.ts'
import { matchesAnyAction } from './action-pattern.ts'

/** Whether the patterns of a guard or gate name the action of some step of a plan. */
export function namesStep(patterns: readonly string[], { steps }: Pick<Candidate, 'steps'>): boolean {
  for (const { step } of steps) if (matchesAnyAction(patterns, step.action)) return true
  return false
}

/** The steps whose actions they name. */
export function stepsNamed(patterns: readonly string[], { steps }: Pick<Candidate, 'steps'>): readonly StepId[] {
  const named: StepId[] = []
  for (const { step } of steps) if (matchesAnyAction(patterns, step.action)) named.push(step.id)
  return named
}
