import type { Almanac, PathResolver } from 'json-rules-engine'

/**
 * A fact of the host, asked for while rules run; as `engine.addFact` takes it, and told when nobody waits for its answer any more.
 * What it throws or rejects with ends the run.
 */
export type RuleFactFunction = (params: Readonly<Record<string, unknown>>, almanac: Almanac, signal: AbortSignal) => unknown

/** The same with its options: `cache: false` asks again for each condition, a higher `priority` is asked first. */
export interface RuleFact {
  readonly calculate: RuleFactFunction
  readonly cache?: boolean
  readonly priority?: number
}

/** As `engine.addOperator` takes it; it may answer later. Under a decorator it has to answer at once. */
export type RuleOperator = (fact: never, value: never) => boolean | Promise<boolean>

/** As `engine.addOperatorDecorator` takes it. */
export type RuleDecorator = (fact: never, value: never, next: (fact: unknown, value: unknown) => boolean) => boolean

/** What a host adds to its rule files. There are no handlers: what follows from a result is decided by policy. */
export interface RuleHost {
  readonly facts?: Readonly<Record<string, RuleFactFunction | RuleFact>>
  readonly operators?: Readonly<Record<string, RuleOperator>>
  readonly decorators?: Readonly<Record<string, RuleDecorator>>
  /** A fact that nobody has is `undefined`, and `notEqual` to everything. Without it the run fails. */
  readonly allowUndefinedFacts?: boolean
  /** `{ fact }` as a member of event params stands for the fact's value. */
  readonly replaceFactsInEventParams?: boolean
  /** In place of ours, which reads paths to one place only. Give it that of jsonpath-plus for files with wildcards or filters. */
  readonly pathResolver?: PathResolver
  /** A run that takes longer is unknown; default 5 seconds. */
  readonly timeoutMs?: number
}
