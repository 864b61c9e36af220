import type { Decision, Measure } from '../../evaluate/decision.ts'
import type { DecisionInput, Scoring } from '../../evaluate/decision-input.ts'
import type { AnswerBeside, ScoringProvenance } from '../../evaluate/scoring-provenance.ts'
import { plainText } from './plain-text.ts'
import { sayList } from './say-list.ts'

const LONGEST_WORDS = 300

/** Who answered the scorer's question, at what cost, and what it says of it; nothing where no answer played a part or none is recorded. */
export function sayScoring(decision: Extract<Decision, { kind: 'single' }>, { scoring }: DecisionInput): readonly string[] {
  const answer = Object.hasOwn(scoring, '') ? scoring[''] : undefined
  const asked = decision.chosen?.by.kind === 'scorer' || decision.reasons.some(({ code }) => code.startsWith('scorer-'))
  return answer?.provenance === undefined || !asked ? [] : said(answer, answer.provenance)
}

function said(scoring: Scoring, provenance: ScoringProvenance): readonly string[] {
  const { answeredBy, model, besides = [] } = provenance
  const who = `${plainText(answeredBy)}${model === undefined ? '' : ` (model ${plainText(model)})`}`
  const spent = sayList(spending(provenance))
  const effort = spent === '' ? '' : `: ${spent}`
  const first = scoring.status === 'failed' ? `No answer of ${who}${effort}${sayDetail(provenance)}.` : `Answered by ${who}${effort}.`
  const words = scoring.status === 'answered' && scoring.rationale !== undefined ? plainText(scoring.rationale, LONGEST_WORDS) : ''
  return [first, ...(words === '' ? [] : [`In its words: ${words}`]), ...besides.map(sayBeside)]
}

function sayDetail({ detail }: ScoringProvenance): string {
  return detail === undefined ? '' : `; ${plainText(detail, LONGEST_WORDS)}`
}

function spending({ attempts, usage, cost }: ScoringProvenance): readonly string[] {
  return [
    ...(attempts === undefined || attempts === 0 ? [] : [`${attempts} request${attempts === 1 ? '' : 's'}`]),
    ...(usage === undefined ? [] : [`${usage.inputTokens} tokens in`, `${usage.outputTokens} out`]),
    ...(cost === undefined ? [] : [measure(cost)]),
  ]
}

function measure(cost: Measure): string {
  if (typeof cost === 'string') return plainText(cost)
  return plainText(`${cost.amount} ${'currency' in cost ? cost.currency : cost.unit}`)
}

const BESIDE: Readonly<Record<AnswerBeside['role'], string>> = {
  challenger: 'Beside, without counting',
  sample: 'Sample',
  'fallen-back-from': 'Asked before, in vain',
}

function sayBeside({ role, why, confidence, provenance }: AnswerBeside): string {
  const [best] = Object.entries(confidence ?? {}).toSorted(([, a], [, b]) => Number(b) - Number(a))
  const answer = best === undefined ? (why ?? 'no answer') : `${best[0]} at confidence ${best[1]}`
  return `${BESIDE[role]}: ${plainText(provenance.answeredBy)}, ${plainText(answer)}.`
}
