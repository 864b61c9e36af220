import type { SystemId } from '../../canonical/system.ts'
import type { BusinessEvent } from '../../evaluate/decision-input.ts'
import type { Told } from '../../evaluate/lifecycle/is-older.ts'
import type { MoveRefusal } from '../../evaluate/lifecycle/judge-move.ts'

/** What is read of an event; a `BusinessEvent` is one. `subject` is the key of its object. */
export type ObservedEvent = Pick<BusinessEvent, 'type' | 'source' | 'subject'> & Told

/**
 * What an event says of the lifecycle of its object. `from` is where the object stood before, `to` where it stands now; absent: unknown.
 *
 * - `moved`: a transition that its source may make.
 * - `adopted`: nobody knew where the object stood; it stands where its owner's event leads.
 * - `unmoved`: the event is no transition.
 * - `refused`: recorded, and not passed on. Only `out-of-order` moves the object, over the `missing` events.
 * - `ignored`: about nothing that has a lifecycle here.
 */
export type TransitionJudgement =
  | ({ readonly kind: 'moved' | 'adopted' | 'unmoved' } & Followed)
  | ({ readonly kind: 'refused'; readonly reason: MoveRefusal; readonly missing: readonly string[] } & Followed)
  | { readonly kind: 'ignored'; readonly because: 'malformed' | 'event-unknown' | 'no-lifecycle' | 'no-subject' }

interface Followed {
  readonly type: string
  readonly key: string
  readonly from?: string
  readonly to?: string
  /** Absent: the source names no system, and ownership was not judged. */
  readonly system?: SystemId
}
