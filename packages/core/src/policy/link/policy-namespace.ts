import type { ObjectType, ValueType } from '../../values/value-type.ts'
import type { LetModel } from '../model.ts'
import type { Document } from '../schema/document.ts'
import type { TermBinding } from '../scope.ts'
import type { Report } from '../source-node.ts'
import type { Catalogue, CatalogueObject } from './catalogue.ts'
import type { FactEntry } from './fact-entries.ts'
import type { LetEntry } from './let-entries.ts'

/** A document that brings facts and terms into a policy: the policy itself and the terms it uses. */
export type TermsSource = Document<'policy'> | Document<'terms'>

/**
 * What one policy's expressions can name, wherever they stand, and what was made of it so far. Made new for every policy: a terms
 * document is linked again in each policy that uses it, because its terms may read what only that policy has.
 */
export interface PolicyNamespace {
  readonly catalogue: Catalogue
  readonly report: Report
  readonly subject: CatalogueObject & { readonly type: ObjectType & { readonly name: string } }
  readonly hasSite: boolean
  readonly parameters: ReadonlyMap<string, ValueType | 'refused'>
  readonly facts: ReadonlyMap<string, FactEntry>
  /** Plain terms by name. */
  readonly lets: ReadonlyMap<string, LetEntry>
  /** `free(n, i)` by name. */
  readonly functions: ReadonlyMap<string, LetEntry>
  /** `line.short` by `line.short`. */
  readonly columns: ReadonlyMap<string, LetEntry>
  /** Names that stand in the documents and were taken out because of an issue. */
  readonly broken: ReadonlySet<string>
  /** Some terms could not be found, so any name may be one of theirs. */
  readonly incomplete: boolean
  /** In the order in which they were finished, so that a term only reads terms before it. */
  readonly linked: LetModel[]
  readonly slots: { count: number }
  /** Checks a `let` for these argument types; here because scope and `let` need each other. */
  readonly bind: (entry: LetEntry, types: readonly ValueType[]) => TermBinding | 'refused'
}
