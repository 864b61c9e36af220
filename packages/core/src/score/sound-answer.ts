import { isScoringProvenance } from '../evaluate/arrival/well-formed-provenance.ts'
import type { DecimalText } from '../evaluate/decision-input.ts'
import type { FailureCode } from './failure-codes.ts'
import { FAILURE_CODES } from './failure-codes.ts'
import { confidenceText, scoreText } from './floored.ts'
import type { Scorer } from './scorer.ts'
import type { ScorerAnswer } from './scorer-answer.ts'
import type { ScorerQuestion } from './scorer-question.ts'

/**
 * An answer whose ids were asked about and whose numbers are in range, cut to six places; or the failure that it is. A combination works
 * on sound answers only: else a fallback would keep what is refused later, and a sample could name options of its own.
 */
export function soundAnswer(scorer: Pick<Scorer, 'id' | 'identity'>, question: ScorerQuestion, answer: ScorerAnswer): ScorerAnswer {
  const provenance = isScoringProvenance(answer.provenance) ? answer.provenance : { answeredBy: scorer.id, identity: scorer.identity }
  const failed = (code: FailureCode, detail: string): ScorerAnswer => ({ status: 'failed', code, detail, provenance })
  switch (answer.status) {
    case 'failed':
      return Object.hasOwn(FAILURE_CODES, answer.code) ? { ...answer, provenance } : failed('wrong-shape', 'the failure has no known code')
    case 'answered': {
      if (question.kind !== 'choice') return failed('wrong-shape', 'the answer chooses among options where members were to be ranked')
      const read = textsOf(answer.confidence, new Set(question.choices.map(({ option }) => option)), confidenceText)
      return read.kind === 'wrong' ? failed(read.code, read.detail) : { ...answer, confidence: read.texts, provenance }
    }
    case 'ranked': {
      if (question.kind !== 'members') return failed('wrong-shape', 'the answer ranks members where options were asked about')
      const read = textsOf(answer.score, new Set(question.members.map(({ member }) => member)), scoreText)
      return read.kind === 'wrong' ? failed(read.code, read.detail) : { ...answer, score: read.texts, provenance }
    }
  }
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
