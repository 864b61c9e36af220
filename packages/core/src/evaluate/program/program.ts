import type {
  ActionModel,
  AgentModel,
  FactModel,
  GateModel,
  GuardModel,
  OptionModel,
  PolicyModel,
  ProposeModel,
  RankKey,
  ReviewModel,
  RolloutRow,
  RuleModel,
  StepModel,
  WorkspaceModel,
} from '../../policy/model.ts'
import type { Slot } from '../../values/value.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { Queue } from '../decision.ts'
import type { CalendarUse } from '../expression/calendar-use.ts'
import type { Evaluate, Frame, Tri } from '../frame/frame.ts'
import type { CompiledTerms } from '../frame/make-frame.ts'
import type { ActionTest } from '../guards/action-pattern.ts'
import type { LifecycleGraph } from '../lifecycle/lifecycle-graph.ts'
import type { Probe } from './probe.ts'

/** A workspace compiled: made once a policy set, never changed, shared by every decision. */
export interface Program {
  readonly model: WorkspaceModel
  readonly policies: ReadonlyMap<string, PolicyProgram>
  readonly lifecycles: ReadonlyMap<string, LifecycleGraph>
}

export interface PolicyProgram {
  readonly model: PolicyModel
  readonly workspace: WorkspaceModel
  readonly terms: CompiledTerms
  /** To read the site alone; `undefined` where it hangs on more than the event. */
  readonly siteTerms: CompiledTerms | undefined
  /** Parameter values where no rollout row says otherwise. */
  readonly parameters: ReadonlyMap<string, Slot>
  /** Some rollout row sets one: then options may be judged under different values. */
  readonly parametersVary: boolean
  readonly facts: readonly FactProgram[]
  readonly options: readonly OptionProgram[]
  readonly guards: readonly GuardProgram[]
  readonly rules: readonly RuleProgram[]
  readonly propose: ProposeProgram | undefined
  readonly gates: readonly GateProgram[]
  readonly rows: readonly RowProgram[]
  readonly review: ReviewProgram | undefined
  /** Who is asked where nothing names a queue. */
  readonly queue: Queue
  /** Of the subject; a subject without one is not checked. */
  readonly lifecycle: LifecycleGraph | undefined
  readonly agent: AgentModel | undefined
  /** Type of `cost` and of `exposure` here; an option without one costs zero of it. */
  readonly measures: { readonly cost: ValueType; readonly exposure: ValueType }
  readonly calendars: CalendarUse
  /** Policies without options that read the same subject, by id. */
  readonly guardPolicies: readonly PolicyProgram[]
}

export interface FactProgram {
  readonly model: FactModel
  readonly with: readonly { readonly name: string; readonly type: ValueType; readonly evaluate: Evaluate }[]
}

/** An expression that yields a value, with what it takes to explain it. */
export interface Reading {
  readonly evaluate: Evaluate
  readonly type: ValueType
  readonly probe: Probe
}

export interface ConditionProgram {
  readonly test: (frame: Frame) => Tri
  readonly probe: Probe
}

export interface EachProgram {
  readonly slot: number
  readonly list: Reading
  readonly keyField: string | undefined
}

export interface OptionProgram {
  readonly model: OptionModel
  readonly each: EachProgram | undefined
  /** What stands in braces in `says`. */
  readonly tells: readonly Reading[]
  readonly lets: readonly (Reading & { readonly name: string })[]
  readonly only: readonly (ConditionProgram & { readonly id: string })[]
  readonly steps: readonly StepProgram[]
  readonly cost: Reading | undefined
  readonly exposure: Reading | undefined
}

export interface StepProgram {
  readonly model: StepModel
  readonly action: ActionModel | undefined
  readonly each: EachProgram | undefined
  readonly when: ConditionProgram | undefined
  readonly params: readonly ParamProgram[]
  /** The parameters of the action. */
  readonly contract: readonly { readonly name: string; readonly optional: boolean }[]
}

/** How one parameter is built: a value that is read now, a result of an earlier step, or a list of both. */
export interface ParamProgram {
  readonly name: string
  readonly type: ValueType
  readonly source: ParamSource
}

export type ParamSource =
  | { readonly kind: 'value'; readonly reading: Reading }
  | { readonly kind: 'late'; readonly step: string; readonly field: string }
  | { readonly kind: 'list'; readonly items: readonly ParamSource[] }

export interface GuardProgram {
  /** Position among the guards of its policy. */
  readonly index: number
  readonly model: GuardModel
  /** Whether it speaks of an action. */
  readonly names: ActionTest
  /** Absent: always true. */
  readonly when: ConditionProgram | undefined
  /** What the condition may depend on beyond subject, facts and parameters. */
  readonly reads: { readonly step: boolean; readonly option: boolean }
  readonly queue: Queue
}

export interface RuleProgram {
  readonly model: RuleModel
  readonly when: ConditionProgram
  readonly rank: readonly RankProgram[]
  readonly option: Reading | undefined
}

export interface RankProgram extends Reading {
  readonly model: RankKey
}

export interface ProposeProgram {
  readonly model: ProposeModel
  readonly rank: readonly RankProgram[]
  readonly shows: readonly (Reading & { readonly path: string })[]
  readonly showsOptions: boolean
}

interface GateHeadProgram {
  readonly id: string
  readonly for: readonly string[]
  /** Whether `for` names an action. */
  readonly names: ActionTest
  readonly queue: Queue
}

export type GateProgram = GateHeadProgram &
  (
    | { readonly kind: 'confidence'; readonly permitFrom: Reading; readonly reviewFrom: Reading | undefined }
    | { readonly kind: 'limit'; readonly of: Reading; readonly permitUpTo: Reading; readonly reviewUpTo: Reading | undefined }
    | BudgetProgram
    | { readonly kind: 'reversible'; readonly until: string; readonly else: 'review' | 'deny' }
  )

export interface BudgetProgram extends GateHeadProgram {
  readonly kind: 'budget'
  readonly model: Extract<GateModel, { kind: 'budget' }>
  readonly of: Reading
  readonly by: readonly Reading[]
  readonly upTo: Reading
}

export interface RowProgram {
  /** Position in the rollout. */
  readonly index: number
  readonly model: RolloutRow
  /** Where this row applies; the policy's own where it sets none. */
  readonly parameters: ReadonlyMap<string, Slot>
  readonly where: ConditionProgram | undefined
}

interface ReviewProgram {
  readonly model: ReviewModel
  readonly by: Reading | undefined
}
