import type { Phase } from '../policy/model.ts'
import type { OptionId, PolicyId, StepId } from '../values/ids.ts'
import type { Json } from '../values/json.ts'
import type { DecimalText, Edit, Instant, WhyUnknown } from './decision-input.ts'

export type { Phase } from '../policy/model.ts'

/** Money, a quantity or a plain number, as canonical JSON. */
export type Measure =
  | { readonly amount: DecimalText; readonly currency: string }
  | { readonly amount: DecimalText; readonly unit: string }
  | DecimalText

/**
 * What policy says of one proposal. A verdict is data, never an act.
 *
 * When voices disagree the most restrictive wins (XACML deny-overrides, `review` between), so adding a guard only narrows what
 * could run unattended. What is unknown yields `review`. `not-applicable`: no voice was asked, because the event is stale or not
 * its source's to send.
 */
export type Verdict = 'permit' | 'review' | 'deny' | 'not-applicable'

/** The verdict after the phase. `execute-then-await`: the steps before the first waiting one run now. */
export type Enforcement = 'execute' | 'execute-then-await' | 'await-approval' | 'block' | 'observe' | 'none'

/** Who chose the plan. */
export type Author =
  | { readonly kind: 'rule'; readonly rule: string }
  | { readonly kind: 'rank' }
  | { readonly kind: 'scorer'; readonly scorer: string }
  | { readonly kind: 'agent'; readonly agent: string }
  | { readonly kind: 'person'; readonly person: string }
  | { readonly kind: 'otherwise'; readonly because: 'denied' | 'nothing-eligible' | 'expired' | 'rejected' | 'failure' }

export type WhyMissing = WhyUnknown | 'absent' | 'currency' | 'unit' | 'out-of-range' | 'undefined' | 'late'

/** One voice. `code` is the id of a guard, gate, rule or `only` condition, or a built-in code of the language reference. */
export interface Reason {
  readonly code: string
  readonly kind: 'only' | 'guard' | 'gate' | 'rule' | 'built-in'
  /** The guard policy that speaks; absent: the deciding policy or the library itself. */
  readonly policy?: PolicyId
  readonly vote: 'deny' | 'review' | 'note'
  /** False: a guard policy in `observe`; recorded, without effect on the verdict. */
  readonly counted: boolean
  /** The review queue it sends to. */
  readonly queue?: string
  readonly approvals?: number
  /** Steps it speaks of; empty: the whole plan. */
  readonly steps: readonly StepId[]
  /** Values that were read, by path as written in the policy. */
  readonly saw: readonly (readonly [path: string, value: Json])[]
  readonly missing: readonly (readonly [path: string, why: WhyMissing])[]
}

export type Param =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'late'; readonly from: StepId; readonly field: string }
  | { readonly kind: 'list'; readonly items: readonly Param[] }

export interface Step {
  readonly id: StepId
  readonly action: string
  readonly params: Readonly<Record<string, Param>>
  readonly safe: boolean
  readonly undo?: string
}

/** `cost` or `exposure` absent: it could not be computed. No steps: a plan that does nothing. */
export interface Plan {
  readonly option: OptionId
  readonly steps: readonly Step[]
  readonly cost?: Measure
  readonly exposure?: Measure
}

export interface Choice {
  readonly plan: Plan
  readonly by: Author
  readonly confidence?: DecimalText
  /** What reviewers have changed, one a step. */
  readonly edits?: readonly Edit[]
}

/** What to write into the ledger when this is acted on. `shadow`: phase `observe`, counted apart. */
export interface Reservation {
  readonly key: string
  readonly of: Measure
  readonly shadow: boolean
}

export interface Queue {
  readonly queue: string
  readonly approvals: number
}

/** One card, whatever the number of queues; all must approve. Without a chosen plan a person chooses among `choices`. */
export interface Card {
  readonly queues: readonly [Queue, ...Queue[]]
  readonly expires: Instant
  readonly onExpiry: OptionId
  readonly editable: readonly string[]
  readonly choices: readonly OptionId[]
}

/** What runs instead of a plan that was denied. */
export interface Fallback {
  readonly plan: Plan
  readonly by: Author
  readonly verdict: Verdict
  readonly enforcement: Enforcement
  readonly reasons: readonly Reason[]
}

export interface Outcome {
  /** Of the chosen plan, never of the fallback. */
  readonly verdict: Verdict
  readonly enforcement: Enforcement
  readonly phase: Phase
  /** Absent: nothing could be chosen. */
  readonly chosen?: Choice
  /** Voices on the chosen plan and on the choice itself, in authored order. */
  readonly reasons: readonly Reason[]
  readonly struck: readonly { readonly option: OptionId; readonly reasons: readonly [Reason, ...Reason[]] }[]
  /** Options that are not struck. */
  readonly eligible: readonly { readonly plan: Plan; readonly reviewed: boolean }[]
  /** Instances beyond 50 of one option. */
  readonly cut: readonly OptionId[]
  readonly runs: readonly StepId[]
  readonly waits: readonly StepId[]
  readonly ifRejected: 'keep' | 'undo'
  readonly card?: Card
  readonly fallback?: Fallback
  readonly reserve: readonly Reservation[]
}

/** Codes and values only; sentences and positions come from `explain`. */
export type Decision =
  | { readonly kind: 'not-applicable'; readonly policy: PolicyId; readonly reason: Reason }
  | ({ readonly kind: 'single'; readonly policy: PolicyId } & Outcome)
