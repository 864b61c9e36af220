import type { Finder } from './redact-text.ts'
import { redactText } from './redact-text.ts'
import { searchBudget } from './search-budget.ts'
import type { Span } from './span.ts'

/** Reads the texts of one question, so long as it is. */
export interface QuestionReader {
  /** The text with pseudonyms; nothing where more of it would have to be tried than may be in one question. */
  readonly read: (original: string, finders: readonly Finder[]) => string | undefined
  /** Takes one part of the question from what may be read; false when nothing is left. */
  readonly spend: (characters: number) => boolean
}

/** Characters of one text that are read. */
const MOST_IN_TEXT = 20_000
/** Characters of one question that are read. */
const MOST_IN_QUESTION = 200_000
/** Steps of one question: about a tenth of a second. */
export const MOST_STEPS = 100_000
/** Rows repeat the names of their members, and words like `open`: so short a text is searched once. */
const SHORT = 64

export function questionReader(name: (span: Span) => string): QuestionReader {
  const budget = searchBudget(MOST_STEPS)
  const short = new Map<readonly Finder[], Map<string, string | undefined>>()
  let left = MOST_IN_QUESTION
  const search = (original: string, finders: readonly Finder[]): string | undefined => {
    const most = Math.max(0, Math.min(MOST_IN_TEXT, left))
    left -= Math.min(original.length, most)
    return redactText(original, most, finders, budget, name)
  }
  return {
    read(original, finders) {
      if (original.length > SHORT || left <= original.length) return search(original, finders)
      const known = short.get(finders) ?? new Map<string, string | undefined>()
      short.set(finders, known)
      if (known.has(original)) {
        left -= original.length
        return known.get(original)
      }
      const shown = search(original, finders)
      known.set(original, shown)
      return shown
    },
    spend(characters) {
      left -= characters
      return left > 0
    },
  }
}
