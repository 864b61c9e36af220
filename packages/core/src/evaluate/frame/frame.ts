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
  readonly once: ReadOnce
  /** Decoded values of the rollout row that fits, else the defaults. Another row is another frame: `withParameters`. */
  readonly parameters: ReadonlyMap<string, Slot>
  readonly subject: Slot
  /** Decision time in milliseconds; unknown only where the input's own `now` is malformed. */
  readonly now: number | undefined
  readonly site: Slot
  /** Values of `lets` that hang on a parameter. */
  readonly terms: Terms
  readonly variables: Slot[]
  /** Work left for the evaluation that runs, see `step-budget.ts`. */
  budget: number
  option: OptionFrame | undefined
  step: StepFrame | undefined
  cost: Slot
  exposure: Slot
}

/** What is read once a decision, whatever the number of parameters and plans: shared by every frame of one policy, filled as it is read. */
interface ReadOnce {
  /** By fact index. */
  readonly facts: (FactState | undefined)[]
  /** Values of paths from subject or fact, by leaf index; a hole is not read yet, or unknown. */
  readonly leaves: Slot[]
  /** The same for lists, whose elements are charged to everyone who reads them. */
  readonly lists: (Computed | undefined)[]
  /** Values of `lets` that hang on no parameter. */
  readonly terms: Terms
  /** Calendars that were looked at; `undefined`: there is none that makes sense. */
  calendars: Map<string, SiteDays | undefined> | undefined
}

/** Values of `lets` by index; a hole is not computed yet. */
export interface Terms {
  /** Without arguments. */
  readonly values: (Computed | undefined)[]
  /** With one argument, by argument: calculated columns, so a line is calculated once. */
  readonly columns: (Map<Slot, Computed> | undefined)[]
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
