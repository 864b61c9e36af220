import type { Arbitrary } from 'fast-check'
import { assert, property } from 'fast-check'
import type { Decision, Outcome } from '../decision.ts'
import type { DecisionInput } from '../decision-input.ts'
import { inputs } from './decision-input.arbitrary.ts'
import type { GeneratedWorkspace } from './workspace.arbitrary.ts'
import { workspaces } from './workspace.arbitrary.ts'

/** Holds a law over generated workspaces and inputs, each with some change to one of them. */
export function lawOf<Change>(
  numRuns: number,
  change: Arbitrary<Change>,
  holds: (made: GeneratedWorkspace, input: DecisionInput, change: Change) => void,
): void {
  assert(
    property(workspaces, inputs, change, (made, input, one) => holds(made, input, one)),
    { numRuns },
  )
}

export function single(decision: Decision): Outcome | undefined {
  return decision.kind === 'single' ? decision : undefined
}
