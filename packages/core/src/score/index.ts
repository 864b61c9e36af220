export type { AnswerBeside, Cite, ScoringProvenance, TokenUsage } from '../evaluate/scoring-provenance.ts'
export { type Cassette, cassetteOf } from './cassette/cassette.ts'
export { cassetteScorer } from './cassette/cassette-scorer.ts'
export { openQuestion } from './cassette/open-question.ts'
export { type ReadCassette, readCassette } from './cassette/read-cassette.ts'
export type { AnsweredBy, RecordedAnswer } from './cassette/recorded-answer.ts'
export { recordingScorer } from './cassette/recording-scorer.ts'
export { type ReplayedScoring, replayScoring } from './cassette/replay-scoring.ts'
export { newTape, type Tape } from './cassette/tape.ts'
export { type WrittenCassette, writeCassette } from './cassette/write-cassette.ts'
export { calibrated } from './combine/calibrated.ts'
export type { CalibrationMap, Knot } from './combine/calibration-map.ts'
export { memoryMeter } from './combine/memory-meter.ts'
export type { Meter, MeteredLimit, Spending } from './combine/meter.ts'
export { selfConsistent } from './combine/self-consistent.ts'
export { type Arm, type Split, split } from './combine/split.ts'
export { type Budget, withBudget } from './combine/with-budget.ts'
export { type CircuitSettings, withCircuitBreaker } from './combine/with-circuit-breaker.ts'
export { type ConcurrencyLimit, withConcurrencyLimit } from './combine/with-concurrency-limit.ts'
export { withFallback } from './combine/with-fallback.ts'
export { type Shadow, withShadow } from './combine/with-shadow.ts'
export { withTimeout } from './combine/with-timeout.ts'
export { type EmbeddedAnswer, type EmbeddedScorer, embeddedScorer } from './embedded-scorer.ts'
export { FAILURE_CODES, type FailureCode } from './failure-codes.ts'
export { answerSchema } from './prompt/answer-schema.ts'
export { promptIdentity } from './prompt/prompt-identity.ts'
export { type AnswerText, type ReadAnswer, readAnswerText } from './prompt/read-answer-text.ts'
export { type RenderedPrompt, renderPrompt } from './prompt/render-prompt.ts'
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
