import type { FoldedText } from './folded-text.ts'
import { foldedText, originalRange } from './folded-text.ts'
import type { Span } from './span.ts'

/** Finds parts of a folded text that must not be shown. */
export type Finder = (text: FoldedText) => readonly Span[]

/** A text is looked at so far beyond where it is cut, so that what is cut in two is still found. */
const MARGIN = 512

/**
 * The text with a pseudonym in place of each part that a finder names. At most `most` characters of it are read; what is beyond is cut,
 * and the text says so.
 *
 * Where two finds overlap, the first stands whole and the rest of the other follows under its own name, unless that is the same: nothing of
 * either is left.
 */
export function redactText(original: string, most: number, finders: readonly Finder[], name: (span: Span) => string): string {
  const read = original.length > most + MARGIN ? original.slice(0, most + MARGIN) : original
  const folded = foldedText(read)
  const limit = Math.min(original.length, most)
  let result = ''
  let done = 0
  let last = ''
  for (const span of inOrder(finders.flatMap(find => find(folded)))) {
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
  return original.length > most ? `${result} [cut: ${original.length - most} more characters]` : result
}

function inOrder(spans: readonly Span[]): readonly Span[] {
  return [...spans].sort((a, b) => a.start - b.start || b.end - a.end)
}
