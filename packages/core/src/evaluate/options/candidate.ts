import type { ActionModel } from '../../policy/model.ts'
import type { OptionId } from '../../values/ids.ts'
import type { Plan, Reason, Step } from '../decision.ts'
import type { StepFrame } from '../frame/frame.ts'
import type { OptionProgram } from '../program/program.ts'
import type { PlanView } from '../speaker.ts'

/** One plan that may be chosen: an option, or one instance of it, with its steps built. */
export interface Candidate extends PlanView {
  readonly id: OptionId
  /** Absent: the asker's own actions, judged as the option `proposed`. */
  readonly program: OptionProgram | undefined
  /** The option's sentence, with what stands in braces filled in. */
  readonly says: string
  readonly plan: Plan
  readonly steps: readonly BuiltStep[]
  /** What was said while it was built: unmet or unknown `only`, parameters. */
  readonly built: readonly Reason[]
}

export interface BuiltStep {
  readonly step: Step
  /** False: its `when` could not be known, so it may not belong to the plan. */
  readonly certain: boolean
  readonly frame: StepFrame
  readonly action: ActionModel | undefined
}

/** A candidate with every voice on it. */
export interface Judged {
  readonly candidate: Candidate
  readonly reasons: readonly Reason[]
  readonly struck: boolean
}
