import type { AgentModel } from '../../policy/model.ts'
import type { StepId } from '../../values/ids.ts'
import type { BuiltInCode } from '../built-in-codes.ts'
import type { Queue, Reason } from '../decision.ts'
import type { Candidate } from '../options/candidate.ts'
import { builtIn } from '../reason.ts'
import { matchesAnyAction } from './action-pattern.ts'

/** `never` binds whatever an agent triggers, also a plan that somebody else wrote. */
export function judgeNever(agent: AgentModel, candidate: Candidate, queue: Queue): readonly Reason[] {
  return speakOf(
    agent,
    'agent-never',
    'deny',
    queue,
    stepsOf(candidate, action => matchesAnyAction(agent.never, action)),
  )
}

/** What an agent chose itself must also be its to propose, and, to run without a person, its to execute. */
export function judgeScope(agent: AgentModel, candidate: Candidate, queue: Queue): readonly Reason[] {
  const foreign = stepsOf(candidate, action => !matchesAnyAction(agent.propose, action))
  const proposable = stepsOf(candidate, action => matchesAnyAction(agent.propose, action) && !matchesAnyAction(agent.execute, action))
  return [
    ...judgeNever(agent, candidate, queue),
    ...speakOf(agent, 'agent-may-not-propose', 'deny', queue, foreign),
    ...speakOf(agent, 'agent-may-only-propose', 'review', queue, proposable),
  ]
}

function stepsOf({ steps }: Candidate, picks: (action: string) => boolean): readonly StepId[] {
  return steps.filter(({ step }) => picks(step.action)).map(({ step }) => step.id)
}

function speakOf(
  { id }: AgentModel,
  code: BuiltInCode,
  vote: 'deny' | 'review',
  queue: Queue,
  steps: readonly StepId[],
): readonly Reason[] {
  return steps.length === 0 ? [] : [builtIn(code, vote, queue, { steps, saw: [['agent', id]] })]
}
