import type { Decision } from '../evaluate/decision.ts'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import type { Report, SourceNode } from '../policy/source-node.ts'
import { decisionId } from '../values/ids.ts'
import { caseIssue } from './case-issue.ts'
import { readVotes } from './read-votes.ts'

/** The same case after its card was voted on: everything else is as it was. */
export function releaseInput(vote: SourceNode, input: DecisionInput, decision: Decision, report: Report): DecisionInput | undefined {
  if (decision.kind !== 'single' || decision.card === undefined) {
    report(caseIssue('case-vote', 'there is nothing to vote on: the decision asks nobody', vote.at))
    return undefined
  }
  const [first, ...rest] = readVotes(vote, decision, input.now, report)
  if (first === undefined) return undefined
  const shown = decision.chosen === undefined ? {} : { shown: decision.chosen }
  return {
    ...input,
    trigger: { kind: 'release', of: decisionId('test'), ...shown, votes: [first, ...rest] },
    actor: { id: first.by, kind: 'person', roles: [] },
  }
}
