import type { PseudonymKind } from '../../policy/redaction-model.ts'
import { PSEUDONYM_KINDS } from '../../policy/redaction-model.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { foldedText } from './folded-text.ts'
import type { Finder } from './redact-text.ts'
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

/**
 * The pseudonyms in a text that quotes another question, such as an earlier decision: `[name-1]` was somebody else there. `source` tells
 * texts apart, within one it is the same person.
 */
export function pseudonymFinder(source: string): Finder {
  return ({ text }) =>
    [...text.matchAll(PSEUDONYM)].flatMap(({ index, 0: found }) => {
      const kind = PSEUDONYM_KINDS.find(one => found.toLowerCase().startsWith(`[${one}-`))
      return kind === undefined ? [] : [{ start: index, end: index + found.length, kind, identity: `${source}:${found.toLowerCase()}` }]
    })
}

/** More than is ever read of a text, and of a question. */
const MOST_IN_TEXT = 30_000
const MOST_READ = 1_000_000

/**
 * Pseudonyms that stand in a question before anything is replaced in it. Precedents count for nothing: what was found for a question must
 * not change the names in it. A question too deep to be written down is cut anyway.
 */
export function takenPseudonyms(question: ScorerQuestion): ReadonlySet<string> {
  const written = writtenOf({ ...question, precedents: [] })
  if (!/[[［]\s*\p{L}+\s*\p{Pd}/u.test(written)) return new Set()
  return new Set([...foldedText(written).text.matchAll(PSEUDONYM)].map(([found]) => found.toLowerCase()))
}

function writtenOf(question: ScorerQuestion): string {
  try {
    return JSON.stringify(question, (_, value: unknown) => (typeof value === 'string' ? value.slice(0, MOST_IN_TEXT) : value)).slice(
      0,
      MOST_READ,
    )
  } catch {
    return ''
  }
}
