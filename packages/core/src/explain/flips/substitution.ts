import type { DecisionInput } from '../../evaluate/decision-input.ts'
import type { Expression } from '../../policy/expression.ts'
import type { Json } from '../../values/json.ts'

/** A value put in the place of what would be read, wherever it is read. */
export type Substitution = ExpressionSubstitution | { readonly kind: 'input'; readonly change: (input: DecisionInput) => DecisionInput }

export interface ExpressionSubstitution extends Movable {
  readonly kind: 'expression'
  readonly value: Json
}

/** What is read in one or more places, and may be another in a trial. */
export interface Movable {
  readonly expression: Expression
  /** Whose names the expression has; absent: it means the same in every policy. */
  readonly policy?: string
}
