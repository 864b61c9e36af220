import { askScorer } from '../ask-scorer.ts'
import type { Scorer } from '../scorer.ts'
import type { ScorerAnswer, ScorerFailed } from '../scorer-answer.ts'
import { addedUp } from './added-up.ts'
import { beside } from './beside.ts'
import { combinedIdentity } from './combined-identity.ts'

/**
 * Asks one scorer after the other and takes the first answer, whatever the failure before: a timeout, a refusal, an answer of the wrong
 * form. Who failed and why stands in `provenance.besides`; usage and cost cover all who were asked. An abort never falls back.
 *
 * @example
 * ```ts
 * const scorer = withFallback(withTimeout(model, { ms: 8_000 }), embeddedScorer({ id: 'table', version: '1', score: byTable }))
 * ```
 */
export function withFallback(first: Scorer, ...others: readonly [Scorer, ...(readonly Scorer[])]): Scorer {
  const scorers = [first, ...others]
  return {
    id: `fallback(${scorers.map(({ id }) => id).join(', ')})`,
    identity: combinedIdentity(
      'fallback',
      {},
      scorers.map(({ identity }) => identity),
    ),
    score: async (question, asking) => {
      const failures: ScorerFailed[] = []
      let answer = await askScorer(first, question, asking)
      for (const scorer of others) {
        if (answer.status !== 'failed' || answer.code === 'aborted' || asking.signal.aborted) break
        failures.push(answer)
        answer = await askScorer(scorer, question, asking)
      }
      return after(failures, answer)
    },
  }
}

function after(failures: readonly ScorerFailed[], answer: ScorerAnswer): ScorerAnswer {
  if (failures.length === 0) return answer
  // The cost alone could be told here and not be told of all.
  const { cost: _, ...provenance } = answer.provenance
  const besides = [...failures.map(failure => beside('fallen-back-from', failure)), ...(provenance.besides ?? [])]
  const effort = addedUp([...failures.map(failure => failure.provenance), answer.provenance], 'in-turn')
  return { ...answer, provenance: { ...provenance, ...effort, besides } }
}
