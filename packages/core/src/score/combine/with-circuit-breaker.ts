import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhenResult } from 'cockatiel'
import { askScorer } from '../ask-scorer.ts'
import type { FailureCode } from '../failure-codes.ts'
import { failedBy } from '../put-to.ts'
import type { Scorer } from '../scorer.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import { wholeSetting } from '../whole-setting.ts'
import { combinedIdentity } from './combined-identity.ts'

export interface CircuitSettings {
  /** So many failures in a row open the circuit. */
  readonly failures: number
  /** For so long nobody asks; then one question tries. */
  readonly openMs: number
}

/**
 * Failures of the server, which the next question would meet too. What a question itself can cause, a refusal or a malformed answer, is
 * not among them: else one text in one order could close the scorer for all others.
 */
const OF_THE_SERVER: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'timeout',
  'connection-failed',
  'rate-limited',
  'quota-exhausted',
  'server-error',
  'scorer-threw',
])

/** The scorer was not asked, or not to the end: nothing is known of it. */
const TELLS_NOTHING: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'aborted',
  'busy',
  'circuit-open',
  'budget-exhausted',
  'no-such-scorer',
  'cassette-miss',
])

/**
 * Spares a scorer that keeps failing: for a while every answer is `circuit-open` at once, then one question tries whether it is back.
 * A host that stops asking, by its own limit too, tells nothing of the scorer: put a timeout within, or silence never opens the circuit
 * and a try that is never answered leaves it open.
 *
 * @example
 * ```ts
 * const scorer = withCircuitBreaker(withTimeout(model, { ms: 8_000 }), { failures: 5, openMs: 30_000 })
 * ```
 */
export function withCircuitBreaker(scorer: Scorer, { failures, openMs }: CircuitSettings): Scorer {
  wholeSetting('failures', failures, 1, 10_000)
  wholeSetting('openMs', openMs, 1, 86_400_000)
  const circuit = circuitBreaker(
    handleWhenResult(word => word === 'against'),
    { breaker: new ConsecutiveBreaker(failures), halfOpenAfter: openMs },
  )
  const breaker: Scorer = {
    id: `circuit(${scorer.id})`,
    identity: combinedIdentity('circuit', {}, [scorer.identity]),
    score: async (question, asking) => {
      // While one question tries, cockatiel would let the others wait for it, however long.
      if (circuit.state === CircuitState.HalfOpen)
        return failedBy(breaker, 'circuit-open', 'another question tries whether the scorer is back')
      const trying = circuit.state === CircuitState.Open
      let answer: ScorerAnswer | undefined
      try {
        await circuit.execute(async () => {
          answer = await askScorer(scorer, question, asking)
          return wordOn(answer, trying, asking.signal.aborted)
        })
      } catch {
        // The circuit is open, or the answer is not to be counted.
      }
      return answer ?? failedBy(breaker, 'circuit-open', `${failures} failures in a row: not asked for ${openMs} ms`)
    },
  }
  return breaker
}

/** An error is counted neither way while the circuit is closed; a question that tries must not close it by telling nothing. */
function wordOn(answer: ScorerAnswer, trying: boolean, stopped: boolean): 'for' | 'against' {
  if (answer.status !== 'failed') return 'for'
  const failing = OF_THE_SERVER.has(answer.code)
  // What fails after the host has stopped may fail because it has: two questions with no time left would close the scorer to everybody.
  const tellsNothing = TELLS_NOTHING.has(answer.code) || (failing && stopped)
  if (tellsNothing && !trying) throw new Error('not counted')
  return failing || tellsNothing ? 'against' : 'for'
}
