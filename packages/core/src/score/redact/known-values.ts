import type { PseudonymKind } from '../../policy/redaction-model.ts'
import type { FoldedText } from './folded-text.ts'
import type { Span } from './span.ts'

/** A personal value to look for, already in the form that `compactText` gives. */
export interface KnownValue {
  readonly compact: string
  readonly kind: PseudonymKind
  readonly identity: string
}

/** A state of the search: the transitions on, where to go on after a miss, and the value that ends here. */
interface State {
  readonly next: Map<string, State>
  readonly depth: number
  miss: State | undefined
  ends: KnownValue | undefined
  /** The nearest state after misses at which a value ends. */
  shorter: State | undefined
}

/** Letters and digits of a folded text in small letters, and where each stands. `mueller` is `muller` here, as `müller` is. */
interface Compact {
  readonly letters: readonly string[]
  readonly at: readonly number[]
}

/** A text as values are compared: without case, spaces, signs, and the `e` by which umlauts are spelled. */
export function compactText({ text }: Pick<FoldedText, 'text'>): string {
  return compacted(text).letters.join('')
}

function compacted(text: string): Compact {
  const letters: string[] = []
  const at: number[] = []
  let index = 0
  for (const letter of text) {
    if (/[\p{L}\p{N}]/u.test(letter)) {
      const small = letter.toLowerCase()
      if (small !== 'e' || !/[aou]/.test(letters.at(-1) ?? '') || at.at(-1) !== index - 1) {
        letters.push(small)
        at.push(index)
      }
    }
    index += letter.length
  }
  return { letters, at }
}

/**
 * Finds known values in a text, all in one pass whatever their number (Aho and Corasick). A value counts where it stands as whole words:
 * `Ann` is not in `annual`; scripts without spaces have no such border.
 */
export function knownValueFinder(values: readonly KnownValue[]): (folded: FoldedText) => readonly Span[] {
  const start = searchStates(values)
  return ({ text }) => (values.length === 0 ? [] : search(start, text))
}

function search(start: State, text: string): readonly Span[] {
  const { letters, at } = compacted(text)
  const spans: Span[] = []
  let state = start
  for (const [index, letter] of letters.entries()) {
    state = step(start, state, letter)
    for (let found: State | undefined = state; found !== undefined; found = found.shorter) {
      const { ends } = found
      const first = at[index + 1 - found.depth] ?? 0
      const end = endOf(text, at[index] ?? 0, letter)
      if (ends === undefined || !isWhole(text, first, end)) continue
      spans.push({ start: first, end, kind: ends.kind, identity: ends.identity })
      break
    }
  }
  return spans
}

/** Behind the letter, and behind the `e` after it that was read over. */
function endOf(text: string, at: number, letter: string): number {
  const end = at + letter.length
  return /[aou]/.test(letter) && /e/i.test(text[end] ?? '') ? end + 1 : end
}

function step(start: State, from: State, letter: string): State {
  let state: State | undefined = from
  while (state !== undefined) {
    const next = state.next.get(letter)
    if (next !== undefined) return next
    state = state.miss
  }
  return start
}

/** INVARIANT: states are visited by depth, so those that a miss leads to are done before. */
function searchStates(values: readonly KnownValue[]): State {
  const start = newState(0)
  for (const value of values) {
    let state = start
    for (const letter of value.compact) {
      const next = state.next.get(letter) ?? newState(state.depth + 1)
      state.next.set(letter, next)
      state = next
    }
    if (state !== start) state.ends ??= value
  }
  const queue: State[] = [start]
  for (const state of queue) {
    for (const [letter, next] of state.next) {
      next.miss = state.miss === undefined ? start : step(start, state.miss, letter)
      next.shorter = next.miss.ends === undefined ? next.miss.shorter : next.miss
      queue.push(next)
    }
  }
  return start
}

function newState(depth: number): State {
  return { next: new Map(), depth, miss: undefined, ends: undefined, shorter: undefined }
}

function isWhole(text: string, start: number, end: number): boolean {
  return !areOneWord(text[start - 1], text[start]) && !areOneWord(text[end - 1], text[end])
}

/** Letters with case and digits make words; of a script without case any letter may begin one. */
function areOneWord(before: string | undefined, after: string | undefined): boolean {
  return before !== undefined && after !== undefined && /[\p{Lu}\p{Ll}\p{N}]/u.test(before) && /[\p{Lu}\p{Ll}\p{N}]/u.test(after)
}
