import type { ValueType } from '../values/value-type.ts'

/** What a pseudonym calls the thing it stands for: `[email-1]`. */
export const PSEUDONYM_KINDS = ['name', 'address', 'email', 'phone', 'card', 'iban', 'secret', 'id', 'text'] as const

export type PseudonymKind = (typeof PSEUDONYM_KINDS)[number]

/** What is recognised inside a text. */
export const FOUND_KINDS = ['email', 'phone', 'card', 'iban', 'secret'] as const

export type FoundKind = (typeof FOUND_KINDS)[number]

/** A field is replaced whole, searched (`scan`), or shown as it is (`keep`). */
export type Treatment = PseudonymKind | 'scan' | 'keep'

export const TREATMENTS: readonly Treatment[] = [...PSEUDONYM_KINDS, 'scan', 'keep']

/** What is done to data before a scorer sees it: `redact:` of the workspace, and what the catalogue says of the fields. */
export interface RedactionModel {
  /** Not looked for in texts. */
  readonly ignore: readonly FoundKind[]
  /** ISO 3166 codes: what is a phone number there is one without its country. */
  readonly countries: readonly string[]
  /**
   * By the name of an object, or of the query that gives a row. An object that a scorer may be shown has all its fields here, since what
   * the catalogue does not know does not leave; of others those that are treated, and those that lead to them.
   */
  readonly types: Readonly<Record<string, Readonly<Record<string, RedactedField>>>>
}

/** `as` is absent where nothing is said: then texts are searched, and what has another type stays. */
export interface RedactedField {
  readonly type: ValueType
  readonly as?: Treatment
}
