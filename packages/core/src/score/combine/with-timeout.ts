import { askScorer } from '../ask-scorer.ts'
import { linkedAbort } from '../linked-abort.ts'
import type { Scorer } from '../scorer.ts'
import { LONGEST_TIMER, wholeSetting } from '../whole-setting.ts'
import { combinedIdentity } from './combined-identity.ts'

/**
 * Waits for an answer no longer than `ms`; then the scorer is aborted and the answer is a `timeout`, with the request id and usage that
 * the scorer still told. The request may have been sent and paid for.
 *
 * @example
 * ```ts
 * const scorer = withTimeout(model, { ms: 8_000 })
 * ```
 */
export function withTimeout(scorer: Scorer, { ms }: { readonly ms: number }): Scorer {
  wholeSetting('ms', ms, 1, LONGEST_TIMER)
  return {
    id: `timeout(${scorer.id})`,
    identity: combinedIdentity('timeout', {}, [scorer.identity]),
    score: async (question, asking) => {
      const limit = linkedAbort(asking.signal)
      let late = false
      const timer = setTimeout(() => {
        late = true
        limit.abort(new DOMException(`no answer within ${ms} ms`, 'TimeoutError'))
      }, ms)
      try {
        const answer = await askScorer(scorer, question, { ...asking, signal: limit.signal })
        if (!late) return answer
        return { status: 'failed', code: 'timeout', detail: `no answer within ${ms} ms`, provenance: answer.provenance }
      } finally {
        clearTimeout(timer)
        limit.unlink()
      }
    },
  }
}
