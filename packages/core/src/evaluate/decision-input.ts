import type { SystemId } from '../canonical/system.ts'
import type { DecisionId, Digest, OptionId, PolicyId, StepId } from '../values/ids.ts'
import type { Json, JsonObject } from '../values/json.ts'
import type { Card, Choice, Measure, Queue, Reason, Reservation } from './decision.ts'
import type { ScoringProvenance } from './scoring-provenance.ts'

/** RFC 3339 with offset; we write UTC with milliseconds. */
export type Instant = string
/** `2026-03-21`, a day at a site. */
export type Day = string
/** Exact decimal text without exponent. */
export type DecimalText = string

/** A business fact from one system, in a CloudEvents 1.0 envelope. `source` names the system: `oms`, `/wms/dc-east`, `urn:erp:100`. */
export interface BusinessEvent {
  readonly specversion: '1.0'
  readonly id: string
  readonly source: string
  readonly type: string
  readonly subject: string
  readonly time?: Instant
  readonly data: Json
}

/** Who asks, as the host authenticated it. */
export interface Actor {
  readonly id: string
  readonly kind: 'service' | 'agent' | 'person'
  readonly roles: readonly string[]
}

export interface Action {
  readonly action: string
  readonly params: JsonObject
}

/** What an outside agent asks for: an option of the policy, or actions of its own, judged as the option `proposed`. */
export type Ask =
  | { readonly kind: 'option'; readonly option: OptionId }
  | { readonly kind: 'actions'; readonly actions: readonly [Action, ...Action[]] }

export interface Proposal {
  readonly policy: PolicyId
  readonly ask: Ask
  /** Who acts after a permit: our connectors, or the one who asked. */
  readonly runs: 'us' | 'asker'
  readonly confidence?: DecimalText
  /** May only raise what policy computes. */
  readonly cost?: Measure
  readonly exposure?: Measure
  readonly rationale?: string
}

/**
 * A new value for a parameter that the policy lets a reviewer change. A vote names one step, and the steps that show the same value of
 * this parameter follow; on a choice each step that was changed is named.
 */
export interface Edit {
  readonly step: StepId
  readonly param: string
  readonly value: Json
}

export type VoteChoice =
  | { readonly kind: 'approve' }
  | { readonly kind: 'reject' }
  | { readonly kind: 'choose'; readonly option: OptionId }
  | { readonly kind: 'edit'; readonly edits: readonly [Edit, ...Edit[]] }

/** `by` is the person as the host authenticated it: identities of agents, whoever asked and whoever wrote the plan do not count. */
export interface Vote {
  readonly by: string
  /** One of the card's; a vote of any other does not count. */
  readonly queue: string
  readonly choice: VoteChoice
  readonly reason: string
  readonly at: Instant
}

/** What the voters saw: this, and what it says, is what their votes answer. */
export interface Shown {
  readonly card: Card
  /** The plan that waits; absent: a card on which a person chooses. */
  readonly choice?: Choice
  /** Voices on that plan and on its choice. */
  readonly reasons: readonly Reason[]
}

/** What earlier cards of the plan shown have led to: it neither runs, nor is charged, nor has to be approved again. */
export interface Done {
  /** Steps that have run (`execute-then-await`). */
  readonly steps: readonly StepId[]
  readonly reserved: readonly Reservation[]
  /** Queues of earlier cards that are not on this one. Another plan has to be approved by them too. */
  readonly approved: readonly Queue[]
}

export type Trigger =
  | { readonly kind: 'event'; readonly event: BusinessEvent }
  | { readonly kind: 'proposal'; readonly proposal: Proposal }
  /** A card that was voted on; `releaseOf` makes it of the decision that asked. `requester` is who asked first: never a voter. */
  | {
      readonly kind: 'release'
      readonly of: DecisionId
      readonly shown: Shown
      readonly done: Done
      readonly requester: Actor
      readonly votes: readonly [Vote, ...Vote[]]
    }
  /** A card that nobody answered in time. */
  | { readonly kind: 'expiry'; readonly of: DecisionId; readonly requester: Actor }

export type Release = Extract<Trigger, { kind: 'release' }>

export type WhyUnknown = 'timeout' | 'failed' | 'stale' | 'skew' | 'malformed' | 'not-found' | 'not-asked' | 'erased'

/** The answer to one fact query: a value with the time it was true, or unknown with a reason. */
export type Observation =
  | { readonly status: 'known'; readonly value: Json; readonly asOf: Instant; readonly system?: SystemId }
  | { readonly status: 'unknown'; readonly why: WhyUnknown }

/** What one system last showed. `from` is the state it came from, which `back` needs. */
export interface SystemState {
  readonly state: string
  readonly from?: string
  readonly version?: string
  readonly sequence?: DecimalText
  readonly asOf: Instant
}

/** The object decided about. `states` is what was known before this event; empty: first seen, and it adopts where the event leads. */
export interface Subject {
  readonly type: string
  readonly key: string
  readonly data: Json
  readonly states: Partial<Readonly<Record<SystemId, SystemState>>>
  readonly inFlight: readonly { readonly decision: DecisionId; readonly action: string; readonly params: JsonObject }[]
}

/** `asked` is what the answer answers: another list of choices is another question, and the answer does not count. */
export type Scoring =
  | {
      readonly status: 'answered'
      readonly scorer: string
      readonly identity?: Digest
      /** Absent in hand-written tests and recordings: taken as the question that is asked now. */
      readonly asked?: readonly OptionId[]
      readonly confidence: Readonly<Record<string, DecimalText>>
      readonly cost?: Measure
      readonly authored?: JsonObject
      readonly rationale?: string
      /** Cites what it was not shown: capped at review. */
      readonly ungrounded?: readonly string[]
      /** Evidence only: who answered, at what cost, on what. */
      readonly provenance?: ScoringProvenance
    }
  | { readonly status: 'failed'; readonly scorer: string; readonly why: string; readonly provenance?: ScoringProvenance }

/**
 * One site over the span that a decision may look at, resolved from calendar and time-zone data. Outside the span: unknown; so is a day
 * that does not begin and end where its neighbours end and begin.
 */
export interface SiteCalendar {
  readonly days: readonly SiteDay[]
}

/** `open` intervals are half-open and lie in [starts, ends); `cutoffs` by name. Days are consecutive. */
export interface SiteDay {
  readonly day: Day
  readonly starts: Instant
  readonly ends: Instant
  readonly open: readonly (readonly [from: Instant, until: Instant])[]
  readonly cutoffs: Readonly<Record<string, Instant>>
}

/** A counter in its window. `settled` and `reserved` both count. */
export interface LedgerLine {
  readonly from: Instant
  readonly until: Instant
  readonly settled: Measure
  readonly reserved: Measure
}

export type Certificate = 'valid' | 'void' | 'demoted' | 'missing'

/** Everything `decide` may read. Nothing else: no clock, no time-zone data, no random, no store. */
export interface DecisionInput {
  readonly schema: 1
  readonly now: Instant
  readonly tenant: string
  /** The policy that decides; `deciders` names them. */
  readonly policy: PolicyId
  readonly trigger: Trigger
  readonly actor: Actor
  readonly subject: Subject
  /** The same event id never gets here. */
  readonly arrival: 'first' | 'stale' | 'gap'
  /** By fact name: `stock`; a guard policy's `<policy>/stock`; a query an element `moved[<element key>]`. */
  readonly facts: Readonly<Record<string, Observation>>
  /** By element key; a decision on the subject itself: the key `''`. */
  readonly scoring: Readonly<Record<string, Scoring>>
  /** By site. */
  readonly calendars: Readonly<Record<string, SiteCalendar>>
  /** Budgets, by `<policy>/<gate>[<key>,<key>]`. A line that is not there is unknown. */
  readonly ledger: Readonly<Record<string, LedgerLine>>
  readonly standing: { readonly certificates: Readonly<Record<string, Certificate>>; readonly stops: readonly string[] }
}
