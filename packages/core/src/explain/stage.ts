import { decide } from '../evaluate/decide.ts'
import type { Decision } from '../evaluate/decision.ts'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import { outcomeOf } from '../evaluate/outcome.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { programOf } from '../evaluate/policy-set.ts'
import { readWalk } from '../evaluate/read-walk.ts'
import type { Walk } from '../evaluate/walk.ts'
import { attempt } from './attempt.ts'

/** A decision half way: every plan with every voice on it, and who chose. What trace and flips look at. */
export type Stage = Extract<Walk, { readonly kind: 'walked' }>

/** A decision, and how it came about where policy was asked at all. */
export interface Staged {
  readonly decision: Decision
  readonly stage: Stage | undefined
}

/** What `decide` says, by one walk that is kept to be looked at. */
export function staged(policies: PolicySet, input: DecisionInput): Staged {
  const stage = attempt(() => stageOf(policies, input))
  const outcome = stage === undefined ? undefined : attempt(() => outcomeOf(stage))
  return { decision: outcome ?? decide(policies, input), stage }
}

function stageOf(policies: PolicySet, input: DecisionInput): Stage | undefined {
  const walked = readWalk(programOf(policies), input)
  return walked.kind === 'walked' ? walked : undefined
}
