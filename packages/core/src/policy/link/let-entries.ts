import type { TermBinding } from '../scope.ts'
import type { Report } from '../source-node.ts'
import { isFree } from './is-free.ts'
import type { TermsSource } from './policy-namespace.ts'

/** A `let` as declared, and what has become of it. */
export interface LetEntry {
  readonly kind: 'plain' | 'column' | 'function'
  /** `shortLines`, `line.short`, `free`. */
  readonly name: string
  /** Names of the arguments: the element of a column, or those in the brackets. */
  readonly parameters: readonly string[]
  readonly document: TermsSource
  /** The key as written. */
  readonly key: string
  readonly bindings: Map<string, TermBinding | 'refused'>
  open: boolean
}

/** Reads the keys of all `let` of a policy and its terms. Names are one space: a clash is an issue, and the first one stays. */
export function letEntries(documents: readonly TermsSource[], taken: ReadonlySet<string>, report: Report): readonly LetEntry[] {
  const entries = new Map<string, LetEntry>()
  for (const document of documents) {
    const lets = document.value.let ?? {}
    for (const key of Object.keys(lets)) {
      const entry = letEntry(document, key)
      const isTaken = entries.has(entry.name) || taken.has(entry.name)
      if (isFree(entry.name, isTaken, document.sources.keyAt(lets, key), report, entry.parameters)) entries.set(entry.name, entry)
    }
  }
  return [...entries.values()]
}

function letEntry(document: TermsSource, key: string): LetEntry {
  const base = { document, key, bindings: new Map<string, TermBinding | 'refused'>(), open: false }
  const bracket = key.indexOf('(')
  if (bracket !== -1) {
    const parameters = key.slice(bracket + 1, key.lastIndexOf(')')).split(',')
    return { ...base, kind: 'function', name: key.slice(0, bracket).trim(), parameters: parameters.map(name => name.trim()) }
  }
  const dot = key.indexOf('.')
  if (dot !== -1) return { ...base, kind: 'column', name: key, parameters: [key.slice(0, dot)] }
  return { ...base, kind: 'plain', name: key, parameters: [] }
}
