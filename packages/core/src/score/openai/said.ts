import type { DecimalText } from '../../evaluate/decision-input.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'

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
