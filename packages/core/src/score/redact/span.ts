import type { PseudonymKind } from '../../policy/redaction-model.ts'

export type { PseudonymKind }

/** A part of a folded text that must not be shown. Two spellings of one value have the same `identity`. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly kind: PseudonymKind
  readonly identity: string
}
