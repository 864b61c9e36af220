import type { Digest } from '../values/ids.ts'
import type { ScorerAnswer } from './scorer-answer.ts'
import type { ScorerQuestion } from './scorer-question.ts'

/**
 * Whoever can say how sure it is of each option: a model behind an API, a classifier in the process, a recording. It picks among ids;
 * what they do, and whether they may run, stays with policy.
 *
 * A scorer answers, whatever goes wrong, with `status: 'failed'`; one that throws is taken as failed. It stops when the signal aborts.
 */
export interface Scorer {
  readonly id: string
  /** Model, prompt, schema and map as one digest: another identity is another scorer, and its certificates and recordings are void. */
  readonly identity: Digest
  readonly score: (question: ScorerQuestion, asking: Asking) => Promise<ScorerAnswer>
}

/** How it is asked, beside the question: none of this is sent to a model. */
export interface Asking {
  readonly signal: AbortSignal
  readonly tenant: string
  /** The key of what is decided about: an arm of a split is a hash of it, so that a redelivered event meets the same arm. */
  readonly subject: string
}
