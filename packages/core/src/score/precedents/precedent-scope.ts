import { hash } from 'node:crypto'
import type { PrecedentQuery } from '../retriever.ts'

/** What a precedent is about: a policy, perhaps one of its option families, perhaps one reason. */
export interface PrecedentScope {
  readonly policy: string
  readonly option?: string
  readonly reason?: string
}

/** A scope as words for an index, the option's and the reason's apart: a query asks for one of each. */
export interface ScopeWords {
  readonly options: readonly string[]
  readonly reasons: readonly string[]
}

const MOST_OPTIONS = 100
const MOST_REASONS = 50

/** `one-node` for the instance `one-node[DC-EAST]`. */
export function familyOf(option: string): string {
  const bracket = option.indexOf('[')
  return bracket < 0 ? option : option.slice(0, bracket)
}

/** Several scopes of one policy are not kept apart: `a/hold/r1, a/cancel/r2` is found for `hold` and `r2` too. */
export function wordsOfScopes(scopes: readonly PrecedentScope[]): readonly string[] {
  if (scopes.length === 0) return [ANY_OPTION, ANY_REASON]
  const words = scopes.flatMap(({ policy, option, reason }) => [
    option === undefined ? wordOf('policy', policy) : wordOf('option', policy, option),
    reason === undefined ? wordOf('whatever', policy) : wordOf('reason', policy, reason),
  ])
  return [...new Set(words)].sort()
}

export type ScopeWish = { readonly reasons: 'shared' | 'whatever'; readonly declared: boolean }

/** Which words a precedent has one of. `declared`: without those that are for any policy. */
export function wordsOfQuery({ policy, options, reasons }: PrecedentQuery, wish: ScopeWish): ScopeWords {
  const families = [...new Set(options.map(familyOf))].sort().slice(0, MOST_OPTIONS)
  const codes = [...new Set(reasons)].sort().slice(0, MOST_REASONS)
  const anywhere = !wish.declared
  return {
    options: [...families.map(option => wordOf('option', policy, option)), wordOf('policy', policy), ...(anywhere ? [ANY_OPTION] : [])],
    reasons:
      wish.reasons === 'shared'
        ? codes.map(reason => wordOf('reason', policy, reason))
        : [wordOf('whatever', policy), ...(anywhere ? [ANY_REASON] : [])],
  }
}

const ANY_OPTION = wordOf('any-option')
const ANY_REASON = wordOf('any-reason')

/** Letters and digits alone, whatever a name has in it: no name can be taken for another, or for the syntax of an index. */
function wordOf(kind: string, ...names: readonly string[]): string {
  return `x${hash('sha256', JSON.stringify([kind, ...names])).slice(0, 24)}`
}
