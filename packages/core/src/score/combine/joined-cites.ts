import type { Cite } from '../../evaluate/scoring-provenance.ts'
import { citesOfNothing } from '../grounding.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { MOST_CITES } from '../sound-answer.ts'

/**
 * What several answers cite, each cite once and no more than one answer may. Where it is more, those that rest on nothing come first: what
 * is left out is never the one for which a person has to look.
 */
export function joinedCites(question: ScorerQuestion, lists: readonly (readonly Cite[])[]): readonly Cite[] {
  const distinct = distinctCites(lists.flat())
  if (distinct.length <= MOST_CITES) return distinct
  const groundless = new Set(citesOfNothing(question, distinct))
  return [...groundless, ...distinct.filter(cite => !groundless.has(cite))].slice(0, MOST_CITES)
}

function distinctCites(cites: readonly Cite[]): readonly Cite[] {
  const quotes = new Map<string, Set<string | undefined>>()
  return cites.filter(({ ref, quote }) => {
    const known = quotes.get(ref) ?? new Set()
    quotes.set(ref, known)
    return known.size < known.add(quote).size
  })
}
