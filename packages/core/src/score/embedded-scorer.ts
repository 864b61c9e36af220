import type { Measure } from '../evaluate/decision.ts'
import type { Cite } from '../evaluate/scoring-provenance.ts'
import { canonicalJson } from '../values/canonical-json.ts'
import { digestOf } from '../values/digest.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import { confidenceText, scoreText } from './floored.ts'
import type { Asking, Scorer } from './scorer.ts'
import type { ScorerAnswer } from './scorer-answer.ts'
import type { ScorerQuestion } from './scorer-question.ts'

export interface EmbeddedScorer {
  readonly id: string
  /** Of whatever makes it answer differently: weights, thresholds, code. */
  readonly version: string
  readonly score: (question: ScorerQuestion, asking: Asking) => EmbeddedAnswer | Promise<EmbeddedAnswer>
}

/** A confidence per option id, or a score per member; numbers are cut to six places. */
export type EmbeddedAnswer =
  | ({ readonly confidence: Readonly<Record<string, number | string>> } & Beside)
  | ({ readonly score: Readonly<Record<string, number | string>> } & Beside)

interface Beside {
  readonly rationale?: string
  readonly cites?: readonly Cite[]
  readonly cost?: Measure
}

/**
 * A scorer that runs in the process: a classifier, a table, a formula. What it gives is checked like any model's answer.
 *
 * @example
 * ```ts
 * const release = embeddedScorer({ id: 'gap', version: '1', score: () => ({ confidence: { 'release-all': 0.93, hold: 0.2 } }) })
 * ```
 */
export function embeddedScorer({ id, version, score }: EmbeddedScorer): Scorer {
  const identity = digestOf(canonicalJson({ kind: 'embedded', id, version }))
  const provenance = { answeredBy: id, identity, model: version, attempts: 0 }
  return {
    id,
    identity,
    score: async (question, asking): Promise<ScorerAnswer> => {
      const given: unknown = await score(question, asking)
      if (!isJsonObject(given)) return { status: 'failed', code: 'wrong-shape', detail: 'the function gave no answer', provenance }
      const { confidence, score: scores, ...beside } = given
      const [by, form] = confidence === undefined ? [scores, scoreText] : [confidence, confidenceText]
      const texts = textsOf(by, form)
      if (typeof texts === 'string') return { status: 'failed', code: 'out-of-range', detail: texts, provenance }
      return confidence === undefined
        ? { status: 'ranked', score: texts, ...beside, provenance }
        : { status: 'answered', confidence: texts, ...beside, provenance }
    },
  }
}

function textsOf(given: unknown, form: (value: unknown) => string | undefined): Readonly<Record<string, string>> | string {
  if (!isJsonObject(given)) return 'there is neither `confidence` nor `score`'
  const read: [id: string, text: string][] = []
  for (const [id, value] of Object.entries(given)) {
    const text = form(value)
    if (text === undefined) return `\`${id}\` has no number in its range`
    read.push([id, text])
  }
  return Object.fromEntries(read)
}
