import type { DecimalText } from '../../evaluate/decision-input.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import type { SecretMask } from './secret-mask.ts'

type Answered = Extract<ScorerAnswer, { status: 'answered' }>
type Ranked = Extract<ScorerAnswer, { status: 'ranked' }>

/** An answer that could be read; where it came from is not in it yet. */
export interface Said {
  readonly kind: 'read'
  readonly answer: Omit<Answered, 'provenance'> | Omit<Ranked, 'provenance'>
}

/** One answer of several requests. Only members are asked about in parts, and each stands in one of them. */
export function joined(said: readonly [Said, ...Said[]]): Said {
  const [first, ...more] = said
  if (more.length === 0 || first.answer.status !== 'ranked') return first
  const scores = said.map(({ answer }): Readonly<Record<string, DecimalText>> => (answer.status === 'ranked' ? answer.score : {}))
  return { kind: 'read', answer: { status: 'ranked', score: Object.fromEntries(scores.flatMap(Object.entries)) } }
}

/** Shorter keys are placeholders such as `none` and `ollama`: words that an answer may need. */
const SHORTEST_SECRET = 8

/** A quote that held a secret stands nowhere in the question any longer: its cite is ungrounded, as it should be. */
export function saidWithoutSecrets({ answer }: Said, mask: SecretMask): Said['answer'] {
  const { rationale, cites } = answer
  const clean = (text: string): string => mask(text, SHORTEST_SECRET)
  return {
    ...answer,
    ...(rationale === undefined ? {} : { rationale: clean(rationale) }),
    ...(cites === undefined
      ? {}
      : { cites: cites.map(({ ref, quote }) => ({ ref: clean(ref), ...(quote === undefined ? {} : { quote: clean(quote) }) })) }),
  }
}
