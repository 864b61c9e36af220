import type { PolicyModel } from '../../policy/model.ts'
import type { Decimal, Measured, Slot } from '../../values/value.ts'
import type { WhyMissing } from '../decision.ts'
import type { DecisionInput } from '../decision-input.ts'
import type { SiteDays } from './calendar-days.ts'
import type { FactState } from './fact-state.ts'

/**
 * Everything that expressions of one policy read while one decision is made: the deciding policy and every guard policy that
 * speaks have a frame each. Made once a decision by `makeFrame`, then moved from option to option and step to step by the walk:
 * `option`, `step`, `cost`, `exposure` and `variables` are set before the expressions that read them. Never shared between
 * decisions.
 */
export interface Frame {
  readonly input: DecisionInput
  readonly policy: PolicyModel
  /** The policy's `lets` compiled, in order. */
  readonly lets: readonly Evaluate[]
  /** By fact index. */
  readonly facts: readonly FactState[]
  /** Decoded values of the rollout row that fits, else the defaults. Another row is another frame: `withParameters`. */
  readonly parameters: ReadonlyMap<string, Slot>
  readonly subject: Slot
  /** Decision time in milliseconds; unknown only where the input's own `now` is malformed. */
  readonly now: number | undefined
  readonly site: Slot
  /** Values of `lets` without arguments, by index; a hole is not computed yet. */
  readonly memo: (Computed | undefined)[]
  /** Values of `lets` with one argument, by index and argument: calculated columns, so a line is calculated once. */
  readonly columns: (Map<Slot, Computed> | undefined)[]
  /** Calendars that were looked at, decoded, for every frame of one policy; `undefined`: there is none that makes sense. */
  readonly calendars: Map<string, SiteDays | undefined>
  readonly variables: Slot[]
  /** Work left for the evaluation that runs, see `step-budget.ts`. */
  budget: number
  option: OptionFrame | undefined
  step: StepFrame | undefined
  cost: Slot
  exposure: Slot
}

/** A memoised value and the work that it took: who reads it again is charged again, so a value never hangs on who asked first. */
export interface Computed {
  readonly value: Slot
  readonly work: number
}

/** `missing` says why a value here is unknown, by path as written (`option.eta`, `cost`); without it the reason is `undefined`. */
export interface OptionFrame {
  readonly id: string
  readonly lets: ReadonlyMap<string, Slot>
  readonly missing?: ReadonlyMap<string, readonly Missing[]>
}

/** `late` parameters are in `values` as unknown. `missing` as in `OptionFrame`: `step.date`. */
export interface StepFrame {
  readonly action: string
  readonly values: ReadonlyMap<string, Slot>
  readonly late: ReadonlySet<string>
  readonly missing?: ReadonlyMap<string, readonly Missing[]>
}

/** A path as written in the policy, and why its value was not known. */
export type Missing = readonly [path: string, why: WhyMissing]

/** A compiled expression. Total: whatever the input holds it returns a value, `ABSENT` or unknown (`undefined`). */
export type Evaluate = (frame: Frame) => Slot

/** True, false, or unknown. */
export type Tri = boolean | undefined

/** Money, a quantity, or a plain number. */
export type MeasureValue = Measured | Decimal
