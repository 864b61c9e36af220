import type { OptionId, PolicyId } from '../values/ids.ts'
import type { Precedent, ShownField } from './scorer-question.ts'

/**
 * Finds what is like a question, before it is put: the same query over the same store gives the same list, or no recording would replay.
 * What it finds is redacted like any text, but a name that only another case knows is known to nobody here: a retriever of one's own keeps
 * such names out.
 */
export interface Retriever {
  readonly id: string
  readonly retrieve: (query: PrecedentQuery) => Promise<readonly Found[]>
}

/** `shown` is what the scorer will see, before redaction: the query stays in the process. */
export interface PrecedentQuery {
  readonly tenant: string
  readonly policy: PolicyId
  readonly options: readonly OptionId[]
  /** Ids of guards and built-in checks that struck or reviewed an option: an earlier decision with the same reason is closer. */
  readonly reasons: readonly string[]
  readonly shown: readonly ShownField[]
  readonly limit: number
}

/** A precedent without the name that a question gives it. */
export type Found = Omit<Precedent, 'ref'>
