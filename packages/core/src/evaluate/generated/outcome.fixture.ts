import type { AgentModel, PolicyModel, WorkspaceModel } from '../../policy/model.ts'
import { decide } from '../decide.ts'
import type { Outcome } from '../decision.ts'
import type { Action, DecisionInput, Proposal } from '../decision-input.ts'
import { policySetOf } from '../policy-set.ts'
import { inputOf } from './decision-input.fixture.ts'
import { POLICY, workspaceOf } from './release.fixture.ts'

// Decisions of the small order release under one change of it, and what agents ask of it.

export function outcomeOf(input: DecisionInput, change: Partial<PolicyModel> = {}, workspace: Partial<WorkspaceModel> = {}): Outcome {
  const decision = decide(policySetOf(workspaceOf([{ ...POLICY, ...change }], workspace)), input)
  if (decision.kind !== 'single') throw new Error(decision.reason.code)
  return decision
}

/** Voices that count: `code vote`. */
export function voices({ reasons }: Outcome): readonly string[] {
  return reasons.filter(({ vote }) => vote !== 'note').map(({ code, vote }) => `${code} ${vote}`)
}

export const BOT: DecisionInput['actor'] = { id: 'bot', kind: 'agent', roles: [] }

/** Everything but `never`: what the document of an agent that may do all says. */
export const MAY_ALL: Pick<AgentModel, 'read' | 'propose' | 'execute'> = { read: ['*'], propose: ['*'], execute: ['*'] }

export function proposal(ask: Proposal['ask'], more: Partial<Proposal> = {}, rest: Partial<DecisionInput> = {}): DecisionInput {
  const asked: Proposal = { policy: inputOf().policy, ask, runs: 'us', confidence: '0.95', ...more }
  return inputOf({ actor: BOT, trigger: { kind: 'proposal', proposal: asked }, ...rest })
}

export function actions(first: Action, ...others: readonly Action[]): Proposal['ask'] {
  return { kind: 'actions', actions: [first, ...others] }
}
