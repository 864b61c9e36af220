import { isMeasureForm } from '../evaluate/arrival/well-formed.ts'
import { isScoringProvenance } from '../evaluate/arrival/well-formed-provenance.ts'
import type { Measure } from '../evaluate/decision.ts'
import type { DecimalText } from '../evaluate/decision-input.ts'
import type { Cite } from '../evaluate/scoring-provenance.ts'
import type { FailureCode } from './failure-codes.ts'
import { FAILURE_CODES } from './failure-codes.ts'
import { confidenceText, scoreText } from './floored.ts'
import type { Scorer } from './scorer.ts'
import type { ScorerAnswer } from './scorer-answer.ts'
import type { ScorerQuestion } from './scorer-question.ts'

/** Longer words of a scorer are cut: they are for people, and a record is kept for years. */
const LONGEST_RATIONALE = 4000
const LONGEST_DETAIL = 1000
export const MOST_CITES = 50
/** A quote longer than this is no quote. */
const LONGEST_CITE = 4000

/**
 * An answer whose ids were asked about and whose numbers are in range, cut to six places, with nothing beside that an answer does not have;
 * or the failure that it is. A combination works on sound answers only: else a fallback would keep what is refused later, and a sample
 * could name options of its own.
 */
export function soundAnswer(scorer: Pick<Scorer, 'id' | 'identity'>, question: ScorerQuestion, answer: ScorerAnswer): ScorerAnswer {
  const provenance = isScoringProvenance(answer.provenance) ? answer.provenance : { answeredBy: scorer.id, identity: scorer.identity }
  const failed = (code: FailureCode, detail: string): ScorerAnswer => ({ status: 'failed', code, detail, provenance })
  if (answer.status === 'failed') {
    const { code, detail } = answer
    return Object.hasOwn(FAILURE_CODES, code)
      ? failed(code, cut(detail, LONGEST_DETAIL))
      : failed('wrong-shape', 'the failure has no known code')
  }
  const said = soundSaid(answer)
  if (typeof said === 'string') return failed('wrong-shape', said)
  if (answer.status === 'answered') {
    if (question.kind !== 'choice') return failed('wrong-shape', 'the answer chooses among options where members were to be ranked')
    const read = textsOf(answer.confidence, new Set(question.choices.map(({ option }) => option)), confidenceText)
    return read.kind === 'wrong' ? failed(read.code, read.detail) : { status: 'answered', confidence: read.texts, ...said, provenance }
  }
  if (question.kind !== 'members') return failed('wrong-shape', 'the answer ranks members where options were asked about')
  const read = textsOf(answer.score, new Set(question.members.map(({ member }) => member)), scoreText)
  return read.kind === 'wrong' ? failed(read.code, read.detail) : { status: 'ranked', score: read.texts, ...said, provenance }
}

type Said = Pick<Exclude<ScorerAnswer, { status: 'failed' }>, 'rationale' | 'cites' | 'cost'>

/** What is said beside the numbers, member by member: what else stands there is not kept. A text: what is wrong. */
function soundSaid({ rationale, cites, cost }: Said): Said | string {
  if (cites !== undefined && cites.length > MOST_CITES) return `the answer cites more than ${MOST_CITES} times`
  const sound = cites?.map(soundCite)
  if (sound?.includes(undefined)) return `a cite is longer than ${LONGEST_CITE} characters, or none`
  const measured = cost === undefined ? undefined : soundMeasure(cost)
  if (cost !== undefined && measured === undefined) return 'the cost is no amount'
  return {
    ...(rationale === undefined ? {} : { rationale: cut(rationale, LONGEST_RATIONALE) }),
    ...(sound === undefined ? {} : { cites: sound.filter(cite => cite !== undefined) }),
    ...(measured === undefined ? {} : { cost: measured }),
  }
}

function soundCite({ ref, quote }: Cite): Cite | undefined {
  if (typeof ref !== 'string' || ref.length > LONGEST_CITE) return undefined
  if (quote === undefined) return { ref }
  return typeof quote === 'string' && quote.length <= LONGEST_CITE ? { ref, quote } : undefined
}

function soundMeasure(cost: Measure): Measure | undefined {
  if (!isMeasureForm(cost)) return undefined
  if (typeof cost === 'string') return cost
  return 'currency' in cost ? { amount: cost.amount, currency: cost.currency } : { amount: cost.amount, unit: cost.unit }
}

/** Never between the two halves of a character. */
function cut(text: string, most: number): string {
  return text.length > most ? text.slice(0, most).toWellFormed() : text
}

type Texts =
  | { readonly kind: 'texts'; readonly texts: Readonly<Record<string, DecimalText>> }
  | { readonly kind: 'wrong'; readonly code: FailureCode; readonly detail: string }

function textsOf(
  given: Readonly<Record<string, unknown>>,
  asked: ReadonlySet<string>,
  form: (value: unknown) => DecimalText | undefined,
): Texts {
  const texts: [id: string, text: DecimalText][] = []
  for (const [id, value] of Object.entries(given)) {
    if (!asked.has(id)) return { kind: 'wrong', code: 'unknown-option', detail: `\`${id.slice(0, 100)}\` was not asked about` }
    const text = form(value)
    if (text === undefined) return { kind: 'wrong', code: 'out-of-range', detail: `\`${id}\` has no number in its range` }
    texts.push([id, text])
  }
  return texts.length === 0
    ? { kind: 'wrong', code: 'empty', detail: 'the answer names nothing' }
    : { kind: 'texts', texts: Object.fromEntries(texts) }
}
