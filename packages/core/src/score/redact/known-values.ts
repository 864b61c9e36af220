import type { PseudonymKind } from '../../policy/redaction-model.ts'
import { compacted } from './compact-text.ts'
import type { Finder } from './redact-text.ts'
import type { SearchBudget } from './search-budget.ts'
import type { Span } from './span.ts'

/** A personal value to look for, already in the form that `compactText` gives. */
export interface KnownValue {
  readonly compact: string
  readonly kind: PseudonymKind
  readonly identity: string
}

/** A state of the search: the transitions on, where to go on after a miss, and the value that ends here. */
interface State {
  readonly next: Map<number, State>
  readonly depth: number
  miss: State | undefined
  ends: KnownValue | undefined
  /** The nearest state after misses at which a value ends. */
  shorter: State | undefined
}

/**
 * Finds known values in a text, all in one pass whatever their number (Aho and Corasick). A value counts where it stands as whole words:
 * `Ann` is not in `annual`; scripts without spaces have no such border.
 */
export function knownValueFinder(values: readonly KnownValue[]): Finder {
  const start = searchStates(values)
  return ({ text }, budget) => (values.length === 0 ? [] : search(start, text, budget))
}

function search(start: State, text: string, budget: SearchBudget): readonly Span[] {
  const { units, at } = compacted(text)
  const spans: Span[] = []
  let state = start
  for (const [index, unit] of units.entries()) {
    state = step(start, state, unit)
    const last = state.ends === undefined ? state.shorter : state
    if (last !== undefined) {
      const span = wholeValue(text, at, index, last, budget)
      if (span !== undefined) spans.push(span)
    }
  }
  return spans
}

/** The longest value that ends with unit `index` and stands there as whole words. */
function wholeValue(text: string, at: readonly number[], index: number, last: State, budget: SearchBudget): Span | undefined {
  const end = endOf(text, at[index] ?? 0)
  // Said once for all that end here: a hostile name has a hundred parts that end alike.
  if (goesOn(text[end - 1], text[end])) return undefined
  for (let found: State | undefined = last; found !== undefined; found = found.shorter) {
    if (found !== last && !budget.spend(1)) return undefined
    const start = at[index + 1 - found.depth] ?? 0
    if (found.ends !== undefined && !goesOn(text[start], text[start - 1]))
      return { start, end, kind: found.ends.kind, identity: found.ends.identity }
  }
  return undefined
}

/** Behind the letter, and behind the `e` after it that was read over. */
function endOf(text: string, at: number): number {
  return /[aou]/i.test(text[at] ?? '') && /e/i.test(text[at + 1] ?? '') ? at + 2 : at + 1
}

function step(start: State, from: State, unit: number): State {
  let state: State | undefined = from
  while (state !== undefined) {
    const next = state.next.get(unit)
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
    for (let index = 0; index < value.compact.length; index += 1) {
      const unit = value.compact.charCodeAt(index)
      const next = state.next.get(unit) ?? newState(state.depth + 1)
      state.next.set(unit, next)
      state = next
    }
    if (state !== start) state.ends ??= value
  }
  const queue: State[] = [start]
  for (const state of queue) {
    for (const [unit, next] of state.next) {
      next.miss = state.miss === undefined ? start : step(start, state.miss, unit)
      next.shorter = next.miss.ends === undefined ? next.miss.shorter : next.miss
      queue.push(next)
    }
  }
  return start
}

function newState(depth: number): State {
  return { next: new Map(), depth, miss: undefined, ends: undefined, shorter: undefined }
}

/** Letters with case make words, digits make numbers (`Doe2` is Doe); of a script without case any letter may begin a word. */
function goesOn(edge: string | undefined, beside: string | undefined): boolean {
  if (edge === undefined || beside === undefined) return false
  return /\p{N}/u.test(edge) ? /[\p{Lu}\p{Ll}\p{N}]/u.test(beside) : /[\p{Lu}\p{Ll}]/u.test(edge) && /[\p{Lu}\p{Ll}]/u.test(beside)
}
