import type { MoveRefusal } from '../../evaluate/lifecycle/judge-move.ts'

/** What a stream of events has shown of the lifecycles of its objects. Every list is bounded by the lifecycles, not by the input. */
export interface LifecycleSummary {
  /** Where the objects stand now. */
  readonly objects: readonly ObjectsInState[]
  readonly judgements: Readonly<Record<'moved' | 'adopted' | 'unmoved' | 'ignored' | MoveRefusal, number>>
  /** Events whose source names no system: ownership was not judged. */
  readonly unknownSource: number
  /** Refused events, alike ones together, in the order in which the first of each came. */
  readonly findings: readonly LifecycleFinding[]
  /** Events that gaps left out. `count` of them never came, `late` of them came after the gap was found. */
  readonly missing: readonly { readonly type: string; readonly event: string; readonly count: number; readonly late: number }[]
  /** Objects that have reached no terminal state. Types whose lifecycle has none are left out. */
  readonly notTerminal: readonly (ObjectsInState & WithExamples)[]
  /** Transitions that no event of the input has made. */
  readonly neverSeen: readonly UnseenTransition[]
}

/** `state` absent: nobody knows. */
export interface ObjectsInState {
  readonly type: string
  readonly state?: string
  readonly count: number
}

/** `from` absent: nobody knew where the object stood. */
export interface LifecycleFinding extends WithExamples {
  readonly type: string
  readonly reason: MoveRefusal
  readonly event: string
  readonly from?: string
  readonly missing: readonly string[]
  readonly count: number
}

/** Keys of the first few. */
interface WithExamples {
  readonly examples: readonly string[]
}

export interface UnseenTransition {
  readonly type: string
  readonly from: string
  readonly to: string
  readonly by: string
  /** How often the input has this event at all; 0: whoever sends it was not heard. */
  readonly observed: number
}
