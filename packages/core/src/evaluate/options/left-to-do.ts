import type { Release } from '../decision-input.ts'
import type { Candidate } from './candidate.ts'

/**
 * The plan shown without the steps that have run: they are shown as they ran, and nobody is asked about them again. What is left is
 * judged on today's state, which is the one after them.
 */
export function leftToDo(candidate: Candidate, { shown: { choice }, done }: Release): Candidate {
  if (choice?.plan.option !== candidate.id || done.steps.length === 0) return candidate
  const steps = candidate.steps.filter(({ step }) => !done.steps.includes(step.id))
  const ran = choice.plan.steps.filter(({ id }) => done.steps.includes(id))
  return {
    ...candidate,
    steps,
    plan: { ...candidate.plan, steps: [...ran, ...steps.map(({ step }) => step)] },
    built: candidate.built.filter(reason => reason.steps.length === 0 || reason.steps.some(step => !done.steps.includes(step))),
  }
}
