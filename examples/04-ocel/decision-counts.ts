import type { Decision } from '@countersign/core'

/** What the decisions of one policy came to. `options` by author: `hold by not-confirmed`. */
export interface DecisionCounts {
  decisions: number
  readonly verdicts: Record<string, number>
  readonly options: Record<string, number>
  /** Voices that were counted, by code; of decisions that were not made, why not. */
  readonly reasons: Record<string, number>
  readonly notApplicable: Record<string, number>
}

/** Counts decisions by policy. */
export function countDecision(counts: Map<string, DecisionCounts>, decision: Decision): void {
  const of = counts.get(decision.policy) ?? { decisions: 0, verdicts: {}, options: {}, reasons: {}, notApplicable: {} }
  counts.set(decision.policy, of)
  of.decisions += 1
  if (decision.kind === 'not-applicable') {
    add(of.verdicts, 'not-applicable')
    add(of.notApplicable, decision.reason.code)
    return
  }
  add(of.verdicts, decision.verdict)
  if (decision.chosen !== undefined) add(of.options, decision.chosen.plan.option)
  for (const { code, vote } of decision.reasons) if (vote !== 'note') add(of.reasons, code)
}

function add(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1
}
