import { digestOf } from '../../values/digest.ts'
import { failedBy } from '../put-to.ts'
import type { Scorer } from '../scorer.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import type { Cassette } from './cassette.ts'
import { findAnswer } from './find-answer.ts'
import type { AnsweredBy, RecordedAnswer } from './recorded-answer.ts'

/**
 * A scorer that answers from a cassette and never asks anybody. What was not recorded is a failure whose detail names the nearest recorded
 * question and what differs.
 *
 * `by`: whose answers count, as of a live scorer that is not to be asked; another model, prompt or map is then a miss. Left out: the one
 * scorer that was recorded. Without the retriever of the recording, `replayScoring` also gives a record the precedents of then.
 *
 * @example
 * ```ts
 * const scorers = { release: cassetteScorer(read.cassette) }
 * ```
 */
export function cassetteScorer(cassette: Cassette, by: AnsweredBy | undefined = theOnlyScorer(cassette)): Scorer {
  const { id, identity } = by ?? ANYBODY
  return {
    id,
    identity,
    score: question => {
      const found = findAnswer(cassette, question, by)
      return Promise.resolve(
        found.kind === 'found' ? recordedAnswer(found.recorded) : failedBy({ id, identity }, 'cassette-miss', found.detail),
      )
    },
  }
}

/** Stands for scorers that a cassette holds several of. */
export const ANYBODY: AnsweredBy = { id: 'cassette', identity: digestOf('cassette') }

function theOnlyScorer({ answers }: Cassette): AnsweredBy | undefined {
  const [first] = answers
  return answers.every(({ scorer }) => scorer.identity === first?.scorer.identity) ? first?.scorer : undefined
}

/** With the key and the precedents that it was recorded with, which the question of a replay may lack. */
function recordedAnswer({ key, question: { precedents }, answer }: RecordedAnswer): ScorerAnswer {
  const retrieved = precedents.length === 0 ? {} : { precedents: precedents.map(({ ref, source, digest }) => ({ ref, source, digest })) }
  return { ...answer, provenance: { ...answer.provenance, question: key, ...retrieved } }
}
