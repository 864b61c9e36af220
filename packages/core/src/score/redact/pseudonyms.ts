import type { PseudonymKind } from '../../policy/redaction-model.ts'
import { PSEUDONYM_KINDS } from '../../policy/redaction-model.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { foldedText } from './folded-text.ts'
import type { Span } from './span.ts'

/** Names for what is not shown: the same value has the same name all through a question. */
export interface Pseudonyms {
  readonly of: (value: Pick<Span, 'kind' | 'identity'>) => string
}

/** A pseudonym as it is written. */
export const PSEUDONYM: RegExp = new RegExp(`\\[(?:${PSEUDONYM_KINDS.join('|')})-\\d{1,9}\\]`, 'gi')

/**
 * Numbers each kind in the order of appearance, so that the same question always reads the same. Names that stand in the texts already
 * are `taken`: nobody passes for the person behind `[name-1]` by writing it.
 */
export function pseudonyms(taken: ReadonlySet<string>): Pseudonyms {
  const given = new Map<string, string>()
  const counts = new Map<PseudonymKind, number>()
  return {
    of({ kind, identity }) {
      const known = given.get(identity)
      if (known !== undefined) return known
      let name: string
      do {
        const count = (counts.get(kind) ?? 0) + 1
        counts.set(kind, count)
        name = `[${kind}-${count}]`
      } while (taken.has(name))
      given.set(identity, name)
      return name
    },
  }
}

/** More than is ever read of a question. */
const MOST_READ = 1_000_000

/** Pseudonyms that stand in a question before anything is replaced in it. A question too deep to be written down is cut anyway. */
export function takenPseudonyms(question: ScorerQuestion): ReadonlySet<string> {
  const written = writtenOf(question)
  if (!/[[［]\s*\p{L}+\s*\p{Pd}/u.test(written)) return new Set()
  return new Set([...foldedText(written).text.matchAll(PSEUDONYM)].map(([found]) => found.toLowerCase()))
}

function writtenOf(question: ScorerQuestion): string {
  try {
    return JSON.stringify(question).slice(0, MOST_READ)
  } catch {
    return ''
  }
}
