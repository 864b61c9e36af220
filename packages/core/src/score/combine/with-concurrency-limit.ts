import { askScorer } from '../ask-scorer.ts'
import { failedBy } from '../put-to.ts'
import type { Scorer } from '../scorer.ts'
import type { ScorerFailed } from '../scorer-answer.ts'
import { wholeSetting } from '../whole-setting.ts'
import { combinedIdentity } from './combined-identity.ts'
import type { WaitingLine } from './waiting-line.ts'
import { waitingLine } from './waiting-line.ts'

export interface ConcurrencyLimit {
  /** Questions that run at the same time. */
  readonly atOnce: number
  /** Questions that wait for one to end, first come, first served; one more is `busy`. */
  readonly waiting: number
}

/**
 * Puts at most so many questions at once. What waits leaves the line when it is aborted, and its place is free for another.
 *
 * A question runs until the scorer itself has ended, also where nobody waits for it any more: one that ignores its abort keeps its place,
 * one that never ends keeps it for good, and in the end all are `busy`. So it stands right around the scorer that it is to spare, with
 * timeouts and budgets around it: what is between them ends when it gives up, and not when the scorer does.
 *
 * @example
 * ```ts
 * const scorer = withTimeout(withConcurrencyLimit(model, { atOnce: 8, waiting: 200 }), { ms: 20_000 })
 * ```
 */
export function withConcurrencyLimit(scorer: Scorer, { atOnce, waiting }: ConcurrencyLimit): Scorer {
  const line = waitingLine(wholeSetting('atOnce', atOnce, 1, 10_000), wholeSetting('waiting', waiting, 0, 1_000_000))
  const limit: Scorer = {
    id: `limit(${scorer.id})`,
    identity: combinedIdentity('limit', {}, [scorer.identity]),
    score: async (question, asking) => {
      const turn = await line.enter(asking.signal)
      if (turn === 'full') return failedBy(limit, 'busy', `${atOnce} questions run and ${waiting} wait`)
      if (turn === 'left') return neverPut(failedBy(limit, 'aborted', 'the question was cancelled while it waited for its turn'))
      const entered = leavingAtItsEnd(scorer, line)
      const answer = await askScorer(entered.scorer, question, asking)
      if (!entered.asked()) line.leave()
      return answer
    },
  }
  return limit
}

/** No request was sent, so that a budget around it charges nothing. */
function neverPut(failure: ScorerFailed): ScorerFailed {
  return { ...failure, provenance: { ...failure.provenance, attempts: 0 } }
}

interface Entered {
  readonly scorer: Scorer
  readonly asked: () => boolean
}

/** The same scorer; when it has settled, whoever waits for it or not, the place in the line is free. */
function leavingAtItsEnd(scorer: Scorer, line: WaitingLine): Entered {
  const { id, identity } = scorer
  let asked = false
  const score: Scorer['score'] = async (question, asking) => {
    asked = true
    try {
      return await scorer.score(question, asking)
    } finally {
      line.leave()
    }
  }
  return { scorer: { id, identity, score }, asked: () => asked }
}
