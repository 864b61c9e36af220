import { putTo } from '../put-to.ts'
import type { Scorer } from '../scorer.ts'
import { recordableAnswer } from './recordable-answer.ts'
import type { HeardAnswer, Tape } from './tape.ts'

/**
 * A scorer whose answers are put on a tape. A question that the tape knows is answered from it and costs nothing; failures of the network,
 * the server or the host are passed on and not recorded. Of the same model, prompt and map as the scorer it wraps.
 *
 * @example
 * ```ts
 * const tape = newTape()
 * input = await withScoring(policies, input, need, { scorers: { release: recordingScorer(release, tape) } })
 * await writeFile('release.cassette.json', writeCassette(tape.answers(), 'release.cassette.json').text)
 * ```
 */
export function recordingScorer(scorer: Scorer, tape: Tape): Scorer {
  const { id, identity } = scorer
  return {
    id,
    identity,
    score: (question, asking) =>
      tape.answerTo({ question, scorer, asking }, async (): Promise<HeardAnswer> => {
        const begun = performance.now()
        const answer = await putTo(scorer, question, asking)
        const latencyMs = Math.round(performance.now() - begun)
        return recordableAnswer(scorer, question, { ...answer, provenance: { latencyMs, ...answer.provenance } })
      }),
  }
}
