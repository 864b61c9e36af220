import type { Decision } from '../evaluate/decision.ts'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import type { WorkspaceModel } from '../policy/model.ts'
import type { Origin } from './say/say-because.ts'
import { sayBecause } from './say/say-because.ts'
import { sayOutcome } from './say/say-outcome.ts'
import { sayReason } from './say/say-reason.ts'
import { sayScoring } from './say/say-scoring.ts'
import { sayVerdict } from './say/say-verdict.ts'

/**
 * A decision as sentences for the person who has to answer it: the verdict with its plan and author, what happens now, then one
 * sentence a reason, of the chosen plan, of each struck one, of what runs instead.
 */
export function explainDecision(decision: Decision, model: WorkspaceModel, input?: DecisionInput): readonly string[] {
  const origin: Origin = { model, decider: decision.policy }
  if (decision.kind === 'not-applicable') return [sayVerdict(decision), sayReason(decision.reason, origin)]
  return [
    sayVerdict(decision),
    ...sayOutcome(decision),
    ...sayChoice(decision, origin),
    ...(input === undefined ? [] : sayScoring(decision, input)),
    ...decision.reasons.map(reason => sayReason(reason, { ...origin, plan: decision.chosen?.plan })),
    ...decision.struck.flatMap(({ option, reasons }) => reasons.map(reason => sayReason(reason, { ...origin, option }))),
    ...(decision.fallback?.reasons ?? []).map(reason => sayReason(reason, { ...origin, plan: decision.fallback?.plan })),
  ]
}

/** Why the rule that chose did so. */
function sayChoice({ chosen, reasons }: Extract<Decision, { kind: 'single' }>, origin: Origin): readonly string[] {
  if (chosen?.by.kind !== 'rule') return []
  const { rule } = chosen.by
  if (reasons.some(({ kind, code }) => kind === 'rule' && code === rule)) return []
  const because = sayBecause({ kind: 'rule', code: rule, vote: 'note', counted: true, steps: [], saw: [], missing: [] }, origin)
  return [`${rule} chose the plan. ${because}`.trimEnd()]
}
