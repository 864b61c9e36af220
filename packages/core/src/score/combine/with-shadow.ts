import type { AnswerBeside } from '../../evaluate/scoring-provenance.ts'
import { askScorer } from '../ask-scorer.ts'
import type { LinkedAbort } from '../linked-abort.ts'
import { linkedAbort } from '../linked-abort.ts'
import { failedBy } from '../put-to.ts'
import type { Asking, Scorer } from '../scorer.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { LONGEST_TIMER, wholeSetting } from '../whole-setting.ts'
import { beside } from './beside.ts'
import { combinedIdentity } from './combined-identity.ts'

export interface Shadow {
  readonly challenger: Scorer
  /** How long a finished answer may be held back for the challenger's; 0: not at all. */
  readonly holdMs: number
}

/**
 * Puts the question to a challenger too and records what it says as `challenger` in `provenance.besides`; it never counts. The answer
 * waits for it at most `holdMs`. A challenger that is later is aborted and recorded as failed with `timeout`, so that every answer has
 * exactly one entry of it; nothing that comes afterwards is recorded.
 *
 * The challenger is no part of the identity: to begin or end a trial voids no certificate and no recording.
 *
 * @example
 * ```ts
 * const scorer = withShadow(model, { challenger: nextModel, holdMs: 500 })
 * ```
 */
export function withShadow(scorer: Scorer, { challenger, holdMs }: Shadow): Scorer {
  wholeSetting('holdMs', holdMs, 0, LONGEST_TIMER)
  return {
    id: `shadow(${scorer.id})`,
    identity: combinedIdentity('shadow', {}, [scorer.identity]),
    score: async (question, asking) => {
      const trial = linkedAbort(asking.signal)
      const trying = startTrial(challenger, question, { ...asking, signal: trial.signal })
      const answer = await askScorer(scorer, question, asking)
      const entry = await unlessLate(trying, trial, holdMs, challenger)
      trial.unlink()
      return { ...answer, provenance: { ...answer.provenance, besides: [...(answer.provenance.besides ?? []), entry] } }
    },
  }
}

async function startTrial(challenger: Scorer, question: ScorerQuestion, asking: Asking): Promise<ScorerAnswer> {
  // The one that counts is asked first: a challenger that blocks the thread before its first `await` blocks no request of the other.
  await Promise.resolve()
  return await askScorer(challenger, question, asking)
}

/** A challenger that answers before the timer does is in time, however busy the machine is. */
async function unlessLate(trying: Promise<ScorerAnswer>, trial: LinkedAbort, holdMs: number, challenger: Scorer): Promise<AnswerBeside> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>(resolve => {
    timer = setTimeout(() => resolve('late'), holdMs)
  })
  const first = await Promise.race([trying, late])
  clearTimeout(timer)
  if (first !== 'late') return beside('challenger', first)
  trial.abort(new DOMException(`no answer of the challenger within ${holdMs} ms after the one that counts`, 'TimeoutError'))
  return beside('challenger', failedBy(challenger, 'timeout', `later than ${holdMs} ms after the answer that counts`))
}
