import type { SystemId } from '../canonical/system.ts'
import type { Json } from '../values/json.ts'
import type { ValueType } from '../values/value-type.ts'
import type { Expression } from './expression.ts'
import type { At } from './issue.ts'
import type { RedactionModel } from './redaction-model.ts'

/**
 * A workspace after loading: every name resolved, every expression typed. Plain JSON, so it is also what a bundle carries.
 * The digest of a policy set is SHA-256 over the canonical bytes of all of it but `at`.
 */
export interface WorkspaceModel {
  readonly model: 1
  readonly name: string
  readonly timeZone: string
  readonly policies: readonly PolicyModel[]
  readonly lifecycles: readonly LifecycleModel[]
  readonly agents: readonly AgentModel[]
  readonly calendars: readonly CalendarModel[]
  /** Contracts of every action that a policy here uses, by name. */
  readonly actions: Readonly<Record<string, ActionModel>>
  /** Event type → subject type. */
  readonly events: Readonly<Record<string, { readonly about: string }>>
  /** Subject type → name of its key field (`id`). */
  readonly subjects: Readonly<Record<string, { readonly key: string }>>
  /** Of a workspace in which a scorer is asked. Without it every text is searched, and no field is known to be personal. */
  readonly redact?: RedactionModel
  /** Where each construct stands, by `<policy>`, `<policy>/<construct id>`, `lifecycle/<type>` … For people; not digested. */
  readonly at: Readonly<Record<string, At>>
}

/** An expression with the text it was written as, for reasons and sentences. */
export interface Condition {
  readonly text: string
  readonly expression: Expression
}

/** A policy that decides (it has options) or a guard policy (`options` is empty). */
export interface PolicyModel {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly owner: string
  readonly events: readonly string[]
  /** Type of the subject, which expressions read by this name. */
  readonly subject: string
  readonly site?: Expression
  readonly agent?: string
  readonly after: readonly string[]
  readonly fresh: boolean
  /** Site days, half-open. */
  readonly effective?: { readonly from?: string; readonly to?: string }
  readonly parameters: readonly ParameterModel[]
  /** Own facts and those of the terms it uses; a fact reads only facts of earlier stages. */
  readonly facts: readonly FactModel[]
  /** Own terms and those of `uses`; a term reads only terms before it. */
  readonly lets: readonly LetModel[]
  /** How many variable slots a frame of this policy needs. */
  readonly slots: number
  readonly options: readonly OptionModel[]
  readonly guards: readonly GuardModel[]
  readonly rules: readonly RuleModel[]
  readonly propose?: ProposeModel
  readonly gates: readonly GateModel[]
  readonly review?: ReviewModel
  readonly otherwise?: string
  readonly rollout?: RolloutModel
}

export interface ParameterModel {
  readonly name: string
  readonly type: ValueType
  readonly default: Json
  readonly min?: Json
  readonly max?: Json
}

export interface FactModel {
  readonly name: string
  readonly query: string
  readonly system: SystemId
  readonly with: readonly (readonly [name: string, value: Expression])[]
  /** Arguments that the query does without: left out where they are absent. No key: all are needed. */
  readonly optional?: readonly string[]
  /** Stage 0 reads no other fact; stage n reads facts of stages below n. */
  readonly stage: number
  readonly type: ValueType
  /** Key fields of the answer, if it is a map: one name, or several for maps in maps. */
  readonly key: readonly string[]
  readonly maxAgeMs?: number
  readonly onMissing: { readonly kind: 'review' } | { readonly kind: 'skip' } | { readonly kind: 'value'; readonly value: Json }
}

/** `arguments` are slots: none for a plain term, the element for a calculated column. */
export interface LetModel {
  readonly name: string
  readonly type: ValueType
  readonly arguments: readonly number[]
  readonly text: string
  readonly expression: Expression
}

export interface OptionModel {
  readonly id: string
  readonly says: string
  /** What stands in braces in `says`, in its order; absent: nothing does. */
  readonly tells?: readonly Condition[]
  /** `for: n in nearby`: one instance an element, named by the element's key field, else by position. */
  readonly each?: { readonly slot: number; readonly name: string; readonly list: Expression; readonly keyField?: string }
  readonly lets: readonly { readonly name: string; readonly type: ValueType; readonly expression: Expression }[]
  readonly only: readonly ({ readonly id: string } & Condition)[]
  readonly steps: readonly StepModel[]
  readonly onReview: 'whole' | 'rest'
  readonly ifRejected: 'keep' | 'undo'
  readonly cost?: Condition
  readonly exposure?: Condition
}

export interface StepModel {
  /** The step's `as`, else its position from 1. Inside `each` the decision's step id is `4[0]`, `4[1]` … */
  readonly id: string
  readonly action: string
  readonly params: readonly (readonly [name: string, value: Expression])[]
  readonly each?: { readonly slot: number; readonly name: string; readonly list: Expression; readonly keyField?: string }
  readonly when?: Condition
  /** The action that undoes it; absent: none. */
  readonly undo?: string
}

export interface GuardModel {
  readonly id: string
  /** Action patterns: `*`, `order.*`, `order.split`. */
  readonly for: readonly string[]
  /** Absent: always. */
  readonly when?: Condition
  readonly then: 'review' | 'deny'
  readonly to?: string
  readonly approvals: number
  readonly because: string
}

export interface RuleModel {
  readonly id: string
  readonly when: Condition
  readonly then:
    | { readonly kind: 'option'; readonly option: string }
    | { readonly kind: 'first'; readonly option: string; readonly rank: readonly RankKey[] }
    | { readonly kind: 'computed'; readonly option: Condition }
    | { readonly kind: 'review' }
  readonly because: string
}

/** `option.id` is the last key of every ranking, so that it is total. Unknown sorts last in either direction. */
export interface RankKey extends Condition {
  readonly direction: 'up' | 'down'
}

export interface ProposeModel {
  readonly by: { readonly kind: 'scorer'; readonly scorer: string } | { readonly kind: 'rank'; readonly keys: readonly RankKey[] }
  readonly choices: readonly string[]
  /** Paths as written, with what they read; `options` shows the eligible instances. */
  readonly shows: readonly (({ readonly kind: 'path' } & Condition) | { readonly kind: 'options' })[]
  readonly onFailure: { readonly kind: 'review' } | { readonly kind: 'option'; readonly option: string }
  readonly instructions: string
}

export type GateModel = GateHead &
  (
    | { readonly kind: 'confidence'; readonly permitFrom: Expression; readonly reviewFrom?: Expression }
    /** `permitUpTo` and `reviewUpTo` are one measure or a list with one a currency or unit. */
    | { readonly kind: 'limit'; readonly of: Condition; readonly permitUpTo: Expression; readonly reviewUpTo?: Expression }
    | {
        readonly kind: 'budget'
        readonly of: Condition
        readonly by: readonly Condition[]
        readonly per: { readonly kind: 'day' } | { readonly kind: 'rolling'; readonly ms: number }
        readonly upTo: Expression
        readonly over: 'review' | 'deny'
        readonly counts: 'unattended' | 'all'
      }
    /** `until` is an event, or `never`. */
    | { readonly kind: 'reversible'; readonly until: string; readonly else: 'review' | 'deny' }
  )

export interface GateHead {
  readonly id: string
  /** Action patterns of the steps it speaks of; empty: every step. */
  readonly for: readonly string[]
  readonly to?: string
}

export interface ReviewModel {
  readonly queue: string
  readonly expires: Span
  /** An instant, usually the subject's cutoff. */
  readonly by?: Condition
  readonly onExpiry?: string
  readonly approvals: number
  readonly editable: readonly string[]
}

/** Elapsed time, or time that only runs while the site is open. */
export type Span =
  | { readonly kind: 'elapsed'; readonly ms: number }
  | { readonly kind: 'working-hours' | 'working-days'; readonly amount: number }

export type Phase = 'observe' | 'approval' | 'unattended'

export interface RolloutModel {
  readonly default: Phase
  readonly rows: readonly RolloutRow[]
}

export interface RolloutRow {
  readonly sites?: readonly string[]
  readonly where?: Condition
  readonly options?: readonly string[]
  readonly phase: Phase
  /** Parameter values of this row, within the parameter's bounds. */
  readonly with: Readonly<Record<string, Json>>
  readonly requires?: { readonly maxError: Json; readonly certainty: Json }
}

/** A vetted thing that can be done. */
export interface ActionModel {
  readonly name: string
  readonly system: SystemId
  readonly params: Readonly<Record<string, { readonly type: ValueType; readonly optional: boolean; readonly authored?: true }>>
  readonly gives: Readonly<Record<string, ValueType>>
  readonly safe: boolean
  readonly undo?: string
  /** The event after which `undo` no longer works; absent: it always does. */
  readonly undoUntil?: string
  /** Object type → state it is moved to. The object is the one named by the first parameter of type `id of <type>`. */
  readonly moves: Readonly<Record<string, string>>
  readonly posts?: 'financial'
}

export interface LifecycleModel {
  readonly type: string
  readonly initial: string
  readonly terminal: readonly string[]
  readonly states: readonly string[]
  readonly transitions: readonly TransitionModel[]
  readonly ownership: { readonly default: SystemId; readonly fields: Readonly<Record<string, SystemId>> }
}

/** `to: 'back'` leads to the state from which the object came into `from`. */
export interface TransitionModel {
  readonly from: readonly string[]
  readonly to: string
  readonly owner: readonly SystemId[]
  readonly by: string
}

export interface AgentModel {
  readonly id: string
  readonly actors: readonly string[]
  readonly read: readonly string[]
  readonly propose: readonly string[]
  readonly execute: readonly string[]
  readonly never: readonly string[]
  readonly limits?: { readonly actionsPerHour: number; readonly over: 'review' | 'deny' }
}

export interface CalendarModel {
  readonly site: string
  readonly timeZone: string
  /** Monday first; local times `HH:MM`, half-open; a day without hours is closed. */
  readonly hours: readonly (readonly (readonly [from: string, to: string])[])[]
  readonly closed: readonly string[]
  readonly cutoffs: Readonly<Record<string, string>>
}
