import type { FoldedText } from './folded-text.ts'
import { foldedText, originalRange } from './folded-text.ts'
import type { SearchBudget } from './search-budget.ts'
import type { Span } from './span.ts'

/** Finds parts of a folded text that must not be shown. Where the budget is spent it stops, and what it gives back is not all. */
export type Finder = (text: FoldedText, budget: SearchBudget) => readonly Span[]

/** A text is looked at so far beyond where it is cut, so that what is cut in two is still found. */
const MARGIN = 512

/**
 * The text with a pseudonym in place of each part that a finder names. At most `most` characters of it are read; what is beyond is cut,
 * and the text says so. Nothing comes back where the budget did not last for all that is read.
 *
 * Where two finds overlap, the first stands whole and the rest of the other follows under its own name, unless that is the same: nothing of
 * either is left.
 */
export function redactText(
  original: string,
  most: number,
  finders: readonly Finder[],
  budget: SearchBudget,
  name: (span: Span) => string,
): string | undefined {
  const limit = wholeCharacters(original, most)
  const read = limit === 0 ? '' : original.slice(0, limit + MARGIN)
  const folded = foldedText(read)
  const refused = budget.refused()
  const spans = inOrder(finders.flatMap(find => find(folded, budget)))
  if (budget.refused() > refused) return undefined
  let result = ''
  let done = 0
  let last = ''
  for (const span of spans) {
    const [start, end] = originalRange(folded, span.start, span.end)
    if (start >= limit) break
    if (end <= done) continue
    const pseudonym = name(span)
    result += original.slice(done, Math.max(done, start))
    if (start >= done || pseudonym !== last) result += pseudonym
    last = pseudonym
    done = end
  }
  result += original.slice(done, Math.max(done, limit))
  return original.length > limit ? `${result} [cut: ${original.length - limit} more characters]` : result
}

/** The length of a beginning that cuts no character in two. */
function wholeCharacters(text: string, most: number): number {
  if (text.length <= most) return text.length
  return (text.codePointAt(most - 1) ?? 0) > 0xffff ? most - 1 : most
}

function inOrder(spans: readonly Span[]): readonly Span[] {
  return [...spans].sort((a, b) => a.start - b.start || b.end - a.end)
}
