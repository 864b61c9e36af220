import type { Expression } from '../policy/expression.ts'
import type { PolicyModel } from '../policy/model.ts'
import type { Decimal, Measured, Slot } from '../values/value.ts'
import type { DecisionInput } from './decision-input.ts'
import type { WhyMissing } from './decision.ts'

/**
 * Everything that expressions of one policy read while one decision is made: the deciding policy and every guard policy that
 * speaks have a frame each. Made once a decision, then moved from option to option and step to step by the walk: `option`,
 * `step`, `cost`, `exposure` and `variables` are set before the expressions that read them. Never shared between decisions.
 */
export interface Frame {
  readonly input: DecisionInput
  readonly policy: PolicyModel
  /** The policy compiled: closures for `lets`, in order. */
  readonly lets: readonly Evaluate[]
  /** By fact index. */
  readonly facts: readonly FactState[]
  /** Decoded parameter values: of the rollout row that fits, else the default. */
  readonly parameters: ReadonlyMap<string, Slot>
  readonly now: number
  readonly site: Slot
  /** Values of `lets` without arguments, by index; a hole is not computed yet. */
  readonly memo: (Slot | typeof NOT_COMPUTED)[]
  readonly variables: Slot[]
  option: OptionFrame | undefined
  step: StepFrame | undefined
  cost: Slot
  exposure: Slot
}

export const NOT_COMPUTED: unique symbol = Symbol('not computed')

export interface OptionFrame {
  readonly id: string
  readonly lets: ReadonlyMap<string, Slot>
}

/** `late` parameters are in `values` as unknown. */
export interface StepFrame {
  readonly action: string
  readonly values: ReadonlyMap<string, Slot>
  readonly late: ReadonlySet<string>
}

/** A fact after `maxAge`, `asOf` and `onMissing`: `value` is what the fact's name reads; `why` says why it is not known. */
export interface FactState {
  readonly value: Slot
  readonly why: WhyMissing | undefined
  readonly asOf: number | undefined
}

/** A compiled expression. Total: whatever the input holds it returns a value, `ABSENT` or unknown (`undefined`). */
export type Evaluate = (frame: Frame) => Slot

/** True, false, or unknown. */
export type Tri = boolean | undefined

/** A compiled condition, with what it takes to explain it: the reference interpreter reads the expression again. */
export interface CompiledCondition {
  readonly text: string
  readonly expression: Expression
  readonly test: (frame: Frame) => Tri
}

export type MeasureValue = Measured | Decimal
