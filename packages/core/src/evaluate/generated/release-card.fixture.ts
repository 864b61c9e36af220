import { decisionId, optionId, stepId } from '../../values/ids.ts'
import { releaseOf } from '../choice/release-of.ts'
import { decide } from '../decide.ts'
import type { Decision, Outcome } from '../decision.ts'
import type { DecisionInput, Edit, Release, Vote, VoteChoice } from '../decision-input.ts'
import type { PolicySet } from '../policy-set.ts'
import { policySetOf } from '../policy-set.ts'
import { answered, inputOf, known, NOW, ORDER, SHORT_ORDER } from './decision-input.fixture.ts'
import { WORKSPACE } from './release.fixture.ts'

// Cards of the small order release, and how people vote on them.

const policies = policySetOf(WORKSPACE)

/** Each goes to the planners: too little confidence, and a step that they confirm. */
export const partial: DecisionInput = inputOf({ scoring: { '': answered({ 'release-part': '0.7' }) } }, SHORT_ORDER)
export const whole: DecisionInput = inputOf({ scoring: { '': answered({ 'release-all': '0.7' }) } })

export function outcome(input: DecisionInput, set: PolicySet = policies): Outcome {
  const decision = decide(set, input)
  if (decision.kind !== 'single') throw new Error(decision.reason.code)
  return decision
}

/** A decision that asks, and on what it was made. */
export interface Asked {
  readonly input: DecisionInput
  readonly decision: Decision
}

export const asked = (input: DecisionInput, set: PolicySet = policies): Asked => ({ input, decision: decide(set, input) })

/** The release as it comes back from a store: on fresh state, without the answer of the scorer. */
export function releaseInput({ input, decision }: Asked, votes: Release['votes'], fresh = input): DecisionInput {
  const trigger = releaseOf(input, JSON.parse(JSON.stringify(decision)), decisionId('d'), votes)
  if (trigger === undefined) throw new Error('nobody is asked')
  return { ...fresh, trigger, scoring: {} }
}

export const vote = (choice: VoteChoice, queue: string = 'planners', by: string = 'ann'): Vote => ({
  by,
  queue,
  choice,
  reason: 'because',
  at: NOW,
})
export const approve = (queue?: string, by?: string) => vote({ kind: 'approve' }, queue, by)
export const edit = (...edits: [Edit, ...Edit[]]) => vote({ kind: 'edit', edits })
export const choose = (option: string) => vote({ kind: 'choose', option: optionId(option) })

export function released(
  input: DecisionInput,
  votes: Release['votes'],
  more: { readonly shown?: Asked; readonly set?: PolicySet } = {},
): Record<string, unknown> {
  const set = more.set ?? policies
  return summary(outcome(releaseInput(more.shown ?? asked(input, set), votes, input), set))
}

export function summary(result: Outcome): Record<string, unknown> {
  return {
    verdict: result.verdict,
    enforcement: result.enforcement,
    option: result.chosen?.plan.option,
    by: result.chosen?.by.kind,
    reasons: result.reasons.filter(({ vote: one }) => one !== 'note').map(({ code }) => code),
    queues: result.card?.queues.map(({ queue }) => queue),
    runs: result.runs,
    waits: result.waits,
    reserve: result.reserve.length,
    fallback: result.fallback?.by,
    quantities: result.chosen?.plan.steps.flatMap(({ params }) => (params['quantity']?.kind === 'value' ? [params['quantity'].value] : [])),
  }
}

export const twoLines = inputOf(
  { scoring: { '': answered({ 'release-part': '0.7' }) } },
  {
    ...ORDER,
    lines: [
      { id: '1', short: '3' },
      { id: '2', short: '3' },
      { id: '3', short: '4' },
    ],
  },
)
export const withFreight = (input: DecisionInput, amount: string): DecisionInput => ({
  ...input,
  facts: { credit: known({ status: 'ok' }), freight: known({ amount }) },
})
export const quantity = (value: string, step = '3[0]'): Edit => ({ step: stepId(step), param: 'quantity', value })
