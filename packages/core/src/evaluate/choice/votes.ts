import type { Reason } from '../decision.ts'
import type { Trigger, Vote } from '../decision-input.ts'
import { isReview } from '../verdict.ts'

/** What no vote can answer: the plan could not run, or it is not the one that was voted on. */
const UNANSWERABLE: readonly string[] = ['parameter-missing', 'different-plan', 'edit-refused', 'not-a-choice', 'person-chooses']

/** Votes that let a plan go on, by queue: one a person. */
export function votersOf(trigger: Trigger): ReadonlyMap<string, ReadonlySet<string>> {
  const voters = new Map<string, Set<string>>()
  if (trigger.kind !== 'release') return voters
  for (const { by, queue, choice } of trigger.votes) {
    if (choice.kind === 'reject') continue
    voters.set(queue, (voters.get(queue) ?? new Set()).add(by))
  }
  return voters
}

/** A review whose queue has voted is silent: it is kept as a note. A deny stands whoever voted. */
export function silenced(reasons: readonly Reason[], voters: ReadonlyMap<string, ReadonlySet<string>>): readonly Reason[] {
  if (voters.size === 0) return reasons
  return reasons.map(reason => (isAnswered(reason, voters) ? { ...reason, vote: 'note' as const } : reason))
}

function isAnswered(reason: Reason, voters: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  if (!isReview(reason) || reason.queue === undefined || (reason.kind === 'built-in' && UNANSWERABLE.includes(reason.code))) return false
  return hasVoted(reason.queue, reason.approvals ?? 1, voters)
}

export function hasVoted(queue: string, approvals: number, voters: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  return (voters.get(queue)?.size ?? 0) >= approvals
}

export function rejection(votes: readonly Vote[]): Vote | undefined {
  return votes.find(({ choice }) => choice.kind === 'reject')
}
