import { isMeasureForm } from '../evaluate/arrival/well-formed.ts'
import type { DecimalText, Scoring } from '../evaluate/decision-input.ts'
import type { Cite, ScoringProvenance } from '../evaluate/scoring-provenance.ts'
import type { FailureCode } from './failure-codes.ts'
import { confidenceText } from './floored.ts'
import { ungroundedCites } from './grounding.ts'
import { questionKey } from './question-key.ts'
import type { Scorer } from './scorer.ts'
import type { ScorerAnswer } from './scorer-answer.ts'
import type { ChoiceQuestion } from './scorer-question.ts'

/** Longer words of a scorer are cut: they are for people, and a record is kept for years. */
const LONGEST_RATIONALE = 4000
const MOST_CITES = 50

type Answered = Extract<ScorerAnswer, { status: 'answered' }>

/**
 * What goes into the input for an answer, after it has been checked: ids among those asked, confidences in [0, 1] and floored, cites
 * that stand among what was shown. Whatever does not fit makes a failure; nothing is mended, because a half-read answer is a guess.
 */
export function scoringOfAnswer(
  question: ChoiceQuestion,
  answer: ScorerAnswer,
  { id, identity }: Pick<Scorer, 'id' | 'identity'>,
): Scoring {
  const known: ScoringProvenance = { answeredBy: id, identity }
  const provenance: ScoringProvenance = {
    ...known,
    ...answer.provenance,
    question: answer.provenance?.question ?? questionKey(question, identity),
    ...(question.precedents.length === 0
      ? {}
      : { precedents: question.precedents.map(({ ref, source, digest }) => ({ ref, source, digest })) }),
  }
  const failed = (why: FailureCode, detail: string): Scoring => ({
    status: 'failed',
    scorer: question.scorer,
    why,
    provenance: { ...provenance, detail },
  })
  if (answer.status === 'failed') return failed(answer.code, answer.detail)
  if (answer.status !== 'answered') return failed('wrong-shape', 'the answer ranks members where options were asked about')
  const read = checkedConfidence(question, answer.confidence)
  if (read.kind === 'wrong') return failed(read.code, read.detail)
  if (answer.cost !== undefined && !isMeasureForm(answer.cost)) return failed('wrong-shape', 'the cost is no amount')
  const cites = answer.cites ?? []
  if (cites.length > MOST_CITES) return failed('wrong-shape', `the answer cites more than ${MOST_CITES} times`)
  return {
    status: 'answered',
    scorer: question.scorer,
    identity,
    asked: question.choices.map(({ option }) => option),
    confidence: read.confidence,
    ...saidBeside(question, answer, cites),
    provenance: { ...provenance, ...(cites.length === 0 ? {} : { cites }) },
  }
}

function saidBeside(
  question: ChoiceQuestion,
  { cost, rationale }: Answered,
  cites: readonly Cite[],
): Pick<Extract<Scoring, { status: 'answered' }>, 'cost' | 'rationale' | 'ungrounded'> {
  const ungrounded = ungroundedCites(question, cites)
  return {
    ...(cost === undefined ? {} : { cost }),
    ...(rationale === undefined ? {} : { rationale: rationale.slice(0, LONGEST_RATIONALE) }),
    ...(ungrounded.length === 0 ? {} : { ungrounded }),
  }
}

type Checked =
  | { readonly kind: 'read'; readonly confidence: Readonly<Record<string, DecimalText>> }
  | { readonly kind: 'wrong'; readonly code: FailureCode; readonly detail: string }

function checkedConfidence({ choices }: ChoiceQuestion, given: Readonly<Record<string, unknown>>): Checked {
  const asked = new Set<string>(choices.map(({ option }) => option))
  const read: [option: string, text: DecimalText][] = []
  for (const [option, value] of Object.entries(given)) {
    if (!asked.has(option)) return { kind: 'wrong', code: 'unknown-option', detail: `\`${option.slice(0, 100)}\` was not asked about` }
    const text = confidenceText(value)
    if (text === undefined) return { kind: 'wrong', code: 'out-of-range', detail: `the confidence of \`${option}\` is no number in [0, 1]` }
    read.push([option, text])
  }
  return read.length === 0
    ? { kind: 'wrong', code: 'empty', detail: 'the answer has no confidence for any option' }
    : { kind: 'read', confidence: Object.fromEntries(read) }
}
