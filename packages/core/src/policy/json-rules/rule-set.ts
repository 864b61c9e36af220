import type { At } from '../issue.ts'
import type { SourceNode } from '../source-node.ts'

/**
 * A json-rules-engine file as it is written, before facts and events have a meaning here. Everything knows where it stands; what the
 * engine would refuse at load is not in it.
 */
export interface RuleSet {
  readonly file: string
  /** By priority from the highest, and then as they stand in the file: an order that the engine itself does not promise. */
  readonly rules: readonly ImportedRule[]
  /** What `engine.setCondition` would be told, by name. Every reference is to one of these, and none leads back to itself. */
  readonly conditions: ReadonlyMap<string, RuleCondition>
  /** What could be read of rules that have an issue and are not above: whatever else is wrong with it is still to be said. */
  readonly broken: readonly RuleCondition[]
}

export interface ImportedRule {
  /** In kebab-case and unique in the file; of the rule's `name`, else of its place. */
  readonly id: string
  readonly name?: string
  readonly at: At
  readonly priority: number
  readonly conditions: RuleCondition
  readonly event: RuleEvent
}

export interface RuleEvent {
  readonly type: string
  readonly at: At
  /** `message` or `because` of the params, where it is a text: the sentence of the reason. */
  readonly says?: string
}

export type RuleCondition =
  /** `all` of none and `any` of none are both true to the engine. */
  | { readonly kind: 'all' | 'any'; readonly of: readonly RuleCondition[]; readonly at: At }
  | { readonly kind: 'not'; readonly of: RuleCondition; readonly at: At }
  | { readonly kind: 'reference'; readonly name: string; readonly at: At }
  /** It has an issue, and no meaning. */
  | { readonly kind: 'broken'; readonly at: At }
  | RuleLeaf

export interface RuleLeaf {
  readonly kind: 'leaf'
  readonly at: At
  readonly fact: FactReference
  readonly operator: string
  readonly operatorAt: At
  readonly value: RuleValue
}

export type RuleValue =
  | { readonly kind: 'constant'; readonly node: SourceNode; readonly at: At }
  /** An object that owns `fact` is never a constant. */
  | { readonly kind: 'fact'; readonly fact: FactReference; readonly at: At }

export interface FactReference {
  readonly name: string
  readonly at: At
  readonly path?: { readonly text: string; readonly at: At }
}

/** Conditions and constants of a file, once every reference is what it names: references to references multiply. */
export const MOST_CONDITIONS = 50_000

/** References that lead on; more than any person follows. */
export const DEEPEST_REFERENCE = 32
