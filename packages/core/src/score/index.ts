export { type EmbeddedAnswer, type EmbeddedScorer, embeddedScorer } from './embedded-scorer.ts'
export { FAILURE_CODES, type FailureCode } from './failure-codes.ts'
export { questionKey } from './question-key.ts'
export type { Found, PrecedentQuery, Retriever } from './retriever.ts'
export { type Batch, type MemberScores, scoreMembers } from './score-members.ts'
export type { Asking, Scorer } from './scorer.ts'
export type { ScorerAnswer, ScorerFailed } from './scorer-answer.ts'
export type {
  ChoiceQuestion,
  DescribedOption,
  MembersQuestion,
  Precedent,
  ScorerQuestion,
  ShownField,
  ShownMember,
} from './scorer-question.ts'
export { type ScoringHost, withScoring } from './with-scoring.ts'
