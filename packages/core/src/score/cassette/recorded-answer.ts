import type { Digest } from '../../values/ids.ts'
import type { Scorer } from '../scorer.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import type { ScorerQuestion } from '../scorer-question.ts'

/** Who answered: another identity is another scorer, whose answers count for nothing here. */
export type AnsweredBy = Pick<Scorer, 'id' | 'identity'>

/** One question that was put to a scorer, and what it said. */
export interface RecordedAnswer {
  /** `questionKey` of both: the record of a decision carries it as `provenance.question`. */
  readonly key: Digest
  readonly scorer: AnsweredBy
  /** As it left the process: redacted, and with the precedents that were found then. */
  readonly question: ScorerQuestion
  readonly answer: ScorerAnswer
}
