import type { ScoringProvenance } from '../evaluate/scoring-provenance.ts'
import type { ScorerQuestion } from './scorer-question.ts'

/** What of its precedents a record keeps: which they were, not their text. */
export function toldPrecedents({ precedents }: ScorerQuestion): Pick<ScoringProvenance, 'precedents'> {
  return precedents.length === 0 ? {} : { precedents: precedents.map(({ ref, source, digest }) => ({ ref, source, digest })) }
}
