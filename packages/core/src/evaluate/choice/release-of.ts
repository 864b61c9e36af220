import type { DecisionId } from '../../values/ids.ts'
import type { Choice, Decision, Outcome } from '../decision.ts'
import type { DecisionInput, Done, Release, Shown } from '../decision-input.ts'
import { requesterOf } from '../requester-of.ts'

/**
 * The trigger that releases the card of a decision, once its queues have voted. What an earlier release has done and who asked in the
 * first place is taken over, so a card may come back any number of times.
 *
 * @returns nothing where the decision asks nobody.
 *
 * @example
 * ```ts
 * const trigger = releaseOf(input, decision, record.id, votes)
 * if (trigger !== undefined) decide(policies, { ...freshInput, trigger })
 * ```
 */
export function releaseOf(input: DecisionInput, decision: Decision, of: DecisionId, votes: Release['votes']): Release | undefined {
  if (decision.kind !== 'single' || decision.card === undefined) return undefined
  const shown = shownBy({ ...decision, card: decision.card })
  return { kind: 'release', of, shown, done: doneBy(input, decision, shown.choice), requester: requesterOf(input), votes }
}

/** Where the plan was denied it is `otherwise` that waits, and its voices are those on the card. */
function shownBy({ card, chosen, fallback, reasons }: Outcome & Pick<Shown, 'card'>): Shown {
  if (fallback !== undefined) return { card, choice: { plan: fallback.plan, by: fallback.by }, reasons: fallback.reasons }
  return { card, ...(chosen === undefined ? {} : { choice: chosen }), reasons }
}

function doneBy({ trigger }: DecisionInput, { card, runs, reserve }: Outcome, shown: Choice | undefined): Done {
  const reserved = reserve.filter(({ shadow }) => !shadow)
  if (trigger.kind !== 'release' || !isSamePlan(trigger.shown.choice, shown)) return { steps: runs, reserved, approved: [] }
  const { shown: before, done } = trigger
  const asked = new Set(card?.queues.map(({ queue }) => queue))
  return {
    steps: [...done.steps, ...runs],
    reserved: [...done.reserved, ...reserved],
    approved: [...done.approved, ...before.card.queues].filter(({ queue }) => !asked.has(queue)),
  }
}

function isSamePlan(before: Choice | undefined, shown: Choice | undefined): boolean {
  return before !== undefined && before.plan.option === shown?.plan.option
}
