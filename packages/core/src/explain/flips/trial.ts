import { decideBy } from '../../evaluate/decide.ts'
import type { Verdict } from '../../evaluate/decision.ts'
import type { DecisionInput } from '../../evaluate/decision-input.ts'
import { compileProgram } from '../../evaluate/program/compile-program.ts'
import type { WorkspaceModel } from '../../policy/model.ts'
import type { Lever } from './lever.ts'
import { substitute } from './substitute.ts'

/** Decides again under a premise. The verdict on the same plan; `undefined`: another plan would be chosen, or no trial is left. */
export type Trial = (levers: readonly Lever[]) => Verdict | undefined

/** Trials of one explanation: each compiles the policy anew. */
const MOST_TRIALS = 80

export function trialOf(workspace: WorkspaceModel, input: DecisionInput, option: string): Trial {
  const model = narrowed(workspace, input.policy)
  let left = MOST_TRIALS
  return levers => {
    left -= 1
    if (left < 0) return undefined
    const premise = substitute(
      { model, input },
      levers.map(({ substitution }) => substitution),
    )
    const decision = decideBy(compileProgram(premise.model), premise.input)
    return decision.kind === 'single' && decision.chosen?.plan.option === option ? decision.verdict : undefined
  }
}

/** What one policy's decisions can read of a workspace. */
function narrowed(model: WorkspaceModel, policyId: string): WorkspaceModel {
  const decider = model.policies.find(({ id }) => id === policyId)
  const policies = model.policies.filter(
    ({ id, subject, options }) => id === policyId || (options.length === 0 && subject === decider?.subject),
  )
  return { ...model, policies, calendars: [], at: {} }
}
