import type { Json, JsonObject } from '../values/json.ts'

/** A rule that was true. `params` are those of its event; what is `null` is left out. */
export type FiredRule = {
  readonly rule: string
  readonly type: string
  readonly params?: JsonObject
}

/**
 * What the rules of a file said, as plain JSON: the value of an observation. By priority from the highest and then as they stand in the
 * file, whatever was answered first.
 */
export type RuleOutcome = {
  /** Types of the events that fired, each once. */
  readonly fired: readonly string[]
  readonly events: readonly FiredRule[]
  /** Rules that were not true. */
  readonly failed: readonly string[]
}

/** One run. Whatever went wrong, there is no outcome: rules that were not evaluated must not look like rules that did not fire. */
export type RuleRun =
  | { readonly kind: 'ran'; readonly outcome: RuleOutcome }
  /** `malformed`: the params of an event are no JSON. */
  | { readonly kind: 'failed'; readonly why: 'failed' | 'timeout' | 'malformed'; readonly error: Error }

/** Values by fact name, as the rules read them. */
export type RuleFacts = Readonly<Record<string, Json | null>>
