import type { Cite } from '../evaluate/scoring-provenance.ts'
import { citedPlaces } from './prompt/cited-places.ts'
import { shownDocument } from './prompt/shown-document.ts'
import { standsIn } from './prompt/stands-in.ts'
import type { ScorerQuestion } from './scorer-question.ts'

/** Refs go into the record. */
const LONGEST_REF = 200

/**
 * Which cites rest on nothing: the ref names no field, path or precedent that was shown, or what stands there is not what is quoted.
 * It is judged by the very document that was put to the model, so that what was cut off cannot be cited.
 *
 * An answer without cites has none that is wrong. It is not held back for that: a scorer in the process has nobody to quote, and what
 * a model cites is a help to reviewers and no proof that it is right.
 *
 * @example
 * ```ts
 * ungroundedCites(question, [{ ref: 'order.total', quote: '820 EUR' }, { ref: 'order.approvedBy' }]) // ['order.approvedBy']
 * ```
 */
export function ungroundedCites(question: ScorerQuestion, cites: readonly Cite[]): readonly string[] {
  return [...new Set(citesOfNothing(question, cites).map(({ ref }) => ref.slice(0, LONGEST_REF)))]
}

/** The cites themselves, in their order. */
export function citesOfNothing(question: ScorerQuestion, cites: readonly Cite[]): readonly Cite[] {
  if (cites.length === 0) return []
  const shown = shownDocument(question)
  return cites.filter(({ ref, quote }) => {
    const places = citedPlaces(shown, ref)
    if (quote === undefined) return places.length === 0
    // A scorer in the process may hand over what its types do not allow.
    return typeof quote !== 'string' || !places.some(place => standsIn(place, quote))
  })
}
