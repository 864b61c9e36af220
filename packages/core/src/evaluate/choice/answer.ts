import { canonicalJson } from '../../values/canonical-json.ts'
import type { StepId } from '../../values/ids.ts'
import type { Reason } from '../decision.ts'
import type { Release } from '../decision-input.ts'
import { isReview } from '../verdict.ts'
import type { Voters } from './votes.ts'
import { hasVoted } from './votes.ts'

/** What the votes on a card answer. Voices are told apart by `voiceKey`. */
export interface Answer {
  /** Those who voted for what is acted on. */
  readonly voters: Voters
  /** What they saw, or raised themselves by their edit: they answer it if its queue is theirs. */
  readonly heard: ReadonlySet<string>
  /** What was answered on an earlier card of the same plan. */
  readonly settled: ReadonlySet<string>
}

/** What no vote can answer: the plan could not run, or it is not the one that was voted on. */
const UNANSWERABLE: readonly string[] = [
  'parameter-missing',
  'approvals-missing',
  'different-plan',
  'edit-refused',
  'not-a-choice',
  'person-chooses',
]

/** A review that was answered is silent: it is kept as a note, with its queue. A deny stands whoever voted. */
export function silenced(reasons: readonly Reason[], answer: Answer | undefined): readonly Reason[] {
  return answer === undefined ? reasons : reasons.map(reason => (isAnswered(reason, answer) ? asAnswered(reason) : reason))
}

export function asAnswered(reason: Reason): Reason {
  return { ...reason, vote: 'note' }
}

function isAnswered(reason: Reason, { voters, heard, settled }: Answer): boolean {
  if (!isReview(reason) || isUnanswerable(reason)) return false
  const key = voiceKey(reason, [])
  if (settled.has(key)) return true
  return heard.has(key) && hasVoted({ queue: reason.queue ?? '', approvals: reason.approvals ?? 1 }, voters)
}

function isUnanswerable({ kind, code, missing }: Reason): boolean {
  if (kind === 'built-in' && UNANSWERABLE.includes(code)) return true
  return missing.some(([path, why]) => why === 'not-asked' && path.startsWith('ledger '))
}

/** The reviews that a card asked about, or, as notes, those that it shows as answered. */
export function voicesOn({ shown, done }: Release, vote: 'review' | 'note'): ReadonlySet<string> {
  const spoken = shown.reasons.filter(reason => reason.counted && reason.vote === vote && reason.queue !== undefined)
  return new Set(spoken.map(reason => voiceKey(reason, done.steps)))
}

/**
 * One voice is another if it says the same of the same steps, to the same queue. The rule that a built-in reason is about counts too;
 * what was read does not, it may have changed since.
 */
export function voiceKey({ kind, code, policy, queue, approvals, steps, saw }: Reason, done: readonly StepId[]): string {
  const rule = kind === 'built-in' ? (saw.find(([path]) => path === 'rule')?.[1] ?? '') : ''
  const left = steps.filter(step => !done.includes(step))
  return canonicalJson([kind, code, policy ?? '', queue ?? '', approvals ?? 0, rule, left])
}
