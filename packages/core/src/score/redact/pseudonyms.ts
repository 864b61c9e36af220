import type { PseudonymKind } from '../../policy/redaction-model.ts'
import { PSEUDONYM_KINDS } from '../../policy/redaction-model.ts'
import type { FoldedText } from './folded-text.ts'
import type { Span } from './span.ts'

/** Names for what is not shown: the same value has the same name all through a question. */
export interface Pseudonyms {
  readonly of: (value: Pick<Span, 'kind' | 'identity'>) => string
}

/** A pseudonym as it is written. */
export const PSEUDONYM: RegExp = new RegExp(`\\[(?:${PSEUDONYM_KINDS.join('|')})-\\d{1,9}\\]`, 'gi')

/** What a reader takes for one: any square brackets, `[ name-01 ]`, `[name 1]`, digits that are letters. */
const LOOKS_LIKE_PSEUDONYM = new RegExp(
  `[[【〔〖〘〚⟦❲⦋⁅]\\s{0,9}(${PSEUDONYM_KINDS.join('|')})[\\s_.:#-]{0,9}([\\dOoIl]{1,9})\\s{0,9}[\\]】〕〗〙〛⟧❳⦌⁆]`,
  'giu',
)

/** Numbers each kind in the order of appearance, so that the same question always reads the same. */
export function pseudonyms(): Pseudonyms {
  const given = new Map<string, string>()
  const counts = new Map<PseudonymKind, number>()
  return {
    of({ kind, identity }) {
      const known = given.get(identity)
      if (known !== undefined) return known
      const count = (counts.get(kind) ?? 0) + 1
      counts.set(kind, count)
      const name = `[${kind}-${count}]`
      given.set(identity, name)
      return name
    },
  }
}

/**
 * Pseudonyms that somebody wrote, also what only looks like one: each is given anew, so that nobody passes for the person behind `[name-1]`
 * by writing it. `source` tells texts apart, within one it is the same person: in an earlier decision `[name-1]` was somebody else.
 */
export function pseudonymFinder(source: string): (folded: FoldedText) => readonly Span[] {
  return ({ text }) =>
    [...text.matchAll(LOOKS_LIKE_PSEUDONYM)].flatMap(({ index, 0: found, 1: written = '', 2: number = '' }) => {
      const kind = PSEUDONYM_KINDS.find(one => one === written.toLowerCase())
      const plain = number.replace(/[Oo]/g, '0').replace(/[Il]/g, '1').replace(/^0+/, '')
      return kind === undefined ? [] : [{ start: index, end: index + found.length, kind, identity: `written:${source}:${kind}-${plain}` }]
    })
}
