import { askScorer } from '../ask-scorer.ts'
import { failedBy } from '../put-to.ts'
import type { Scorer } from '../scorer.ts'
import { combinedIdentity } from './combined-identity.ts'
import { waitingLine } from './waiting-line.ts'
import { wholeSetting } from './whole-setting.ts'

export interface ConcurrencyLimit {
  /** Questions that run at the same time. */
  readonly atOnce: number
  /** Questions that wait for one to end, first come, first served; one more is `busy`. */
  readonly waiting: number
}

/**
 * Puts at most so many questions at once. What waits leaves the line when it is aborted, and its place is free for another.
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
      if (turn === 'left') return failedBy(limit, 'aborted', 'the question was cancelled while it waited for its turn')
      try {
        return await askScorer(scorer, question, asking)
      } finally {
        line.leave()
      }
    },
  }
  return limit
}
