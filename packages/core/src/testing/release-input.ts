import { releaseOf } from '../evaluate/choice/release-of.ts'
import type { Decision } from '../evaluate/decision.ts'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import type { ActionModel } from '../policy/model.ts'
import type { Report, SourceNode } from '../policy/source-node.ts'
import { decisionId } from '../values/ids.ts'
import { caseIssue } from './case-issue.ts'
import { readVotes } from './read-votes.ts'
import { subjectAfter } from './subject-after.ts'

/** A decision that may ask somebody, and on what it was made. */
export interface Asked {
  readonly input: DecisionInput
  readonly decision: Decision
}

/** The same case after its card was voted on. The object stands where the event has led it; everything else is as it was. */
export function releaseInput(
  vote: SourceNode,
  { input, decision }: Asked,
  { policies, actions }: { readonly policies: PolicySet; readonly actions: Readonly<Record<string, ActionModel>> },
  report: Report,
): DecisionInput | undefined {
  if (decision.kind !== 'single' || decision.card === undefined) {
    report(caseIssue('case-vote', 'there is nothing to vote on: the decision asks nobody', vote.at))
    return undefined
  }
  const card = { queues: decision.card.queues, steps: (decision.fallback ?? decision.chosen)?.plan.steps ?? [], actions }
  const [first, ...rest] = readVotes(vote, card, input.now, report)
  const trigger = first === undefined ? undefined : releaseOf(input, decision, decisionId('test'), [first, ...rest])
  const actor = { id: 'test', kind: 'service', roles: [] } as const
  return trigger === undefined ? undefined : { ...input, subject: subjectAfter(policies, input), trigger, actor }
}
