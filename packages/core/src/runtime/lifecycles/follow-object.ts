import type { SystemId } from '../../canonical/system.ts'
import type { Standing } from '../../evaluate/arrival/subject-state.ts'
import { adoptedBy } from '../../evaluate/arrival/subject-state.ts'
import type { Told } from '../../evaluate/lifecycle/is-older.ts'
import { comparable, isOlder } from '../../evaluate/lifecycle/is-older.ts'
import type { MoveRefusal } from '../../evaluate/lifecycle/judge-move.ts'
import { judgeMove, ownedBy } from '../../evaluate/lifecycle/judge-move.ts'
import type { LifecycleGraph } from '../../evaluate/lifecycle/lifecycle-graph.ts'
import type { TransitionModel } from '../../policy/model.ts'

/** What is kept of one object: bounded by its lifecycle, however many events it has. */
export interface FollowedObject {
  /** `undefined`: nobody knows. */
  readonly standing: Standing | undefined
  readonly told: Partial<Readonly<Record<SystemId, Told>>>
  /** Types of the events that have moved it. */
  readonly seen: readonly string[]
  /** Events that a gap left out and that have not come since. */
  readonly missing: readonly string[]
}

/** One event of one object, with the transitions that it may be. `system` unknown: ownership is not judged. */
export interface Step {
  readonly graph: LifecycleGraph
  readonly type: string
  readonly transitions: readonly TransitionModel[]
  readonly system: SystemId | undefined
  readonly told: Told
}

/** What was judged of the event, without the names of its object. */
type Answer =
  | { readonly kind: 'moved' | 'adopted' | 'unmoved' }
  | { readonly kind: 'refused'; readonly reason: MoveRefusal; readonly missing: readonly string[] }

export interface Followed {
  readonly answer: Answer
  readonly object: FollowedObject
  /** A gap had left this event out, and it comes now. */
  readonly late: boolean
  /** The state from which the transition was made that the event itself is. */
  readonly left?: string
}

const UNSEEN: FollowedObject = { standing: undefined, told: {}, seen: [], missing: [] }
/** Later gaps of one object are counted, and an event that closes one is no longer told from one that comes again. */
const MOST_MISSING = 32

/** Judges the next event of an object, and says where it stands then. */
export function followObject(before: FollowedObject | undefined, step: Step): Followed {
  const object = hear(before ?? UNSEEN, step)
  if (step.transitions.length === 0) return unmoved(before, object, step)
  const owned = ownedBy(step.transitions, step.system)
  if (object.standing === undefined) return owned.length === 0 ? refused(object, 'not-the-owner') : adopted(object, step, owned)
  return owned.length > 0 && isLate(object, object.standing, step) ? late(object, step) : judged(object, object.standing, step, before)
}

/** An object of which nothing is known stands at the beginning, if its first event is no transition. */
function unmoved(before: FollowedObject | undefined, object: FollowedObject, { graph }: Step): Followed {
  const standing = before === undefined ? { state: graph.model.initial } : before.standing
  return { answer: { kind: 'unmoved' }, object: { ...object, standing }, late: false }
}

function adopted(object: FollowedObject, step: Step, owned: readonly TransitionModel[]): Followed {
  return { answer: { kind: 'adopted' }, object: moved(object, step, adoptedBy(owned)), late: false }
}

/** It was listed as missing, and from where the object stands now it leads nowhere: the news is older than what is known. */
function isLate({ missing }: FollowedObject, { state }: Standing, { type, transitions }: Step): boolean {
  return missing.includes(type) && !transitions.some(({ from }) => from.includes(state))
}

function late(object: FollowedObject, step: Step): Followed {
  const at = object.missing.indexOf(step.type)
  const missing = object.missing.filter((_event, index) => index !== at)
  return { ...refused({ ...moved(object, step, object.standing), missing }, 'stale'), late: true }
}

function judged(object: FollowedObject, standing: Standing, step: Step, before: FollowedObject | undefined): Followed {
  const last = step.system === undefined ? undefined : before?.told[step.system]
  const answer = judgeMove(step.graph, standing, { ...step, stale: isOlder(step.told, last) })
  if (answer.kind === 'allowed') {
    return { answer: { kind: 'moved' }, object: moved(object, step, answer.standing), late: false, left: standing.state }
  }
  // What has moved the object before, and can no longer, comes again: older news, and no contradiction.
  if (answer.reason === 'invalid' && object.seen.includes(step.type)) return refused(object, 'stale')
  if (answer.reason !== 'out-of-order') return refused(object, answer.reason)
  const missing = [...object.missing, ...answer.missing].slice(-MOST_MISSING)
  const left = answer.believed?.from
  return {
    ...refused({ ...moved(object, step, answer.believed), missing }, answer.reason, answer.missing),
    ...(left === undefined ? {} : { left }),
  }
}

function refused(object: FollowedObject, reason: MoveRefusal, missing: readonly string[] = []): Followed {
  return { answer: { kind: 'refused', reason, missing }, object, late: false }
}

function moved(object: FollowedObject, { type }: Step, standing: Standing | undefined): FollowedObject {
  const { told, seen, missing } = object
  return { standing, told, seen: seen.includes(type) ? seen : [...seen, type], missing }
}

/** Keeps the newest that each system has told; what orders nothing leaves nothing behind. */
function hear(object: FollowedObject, { system, told }: Step): FollowedObject {
  const now = system === undefined ? undefined : comparable(told)
  if (system === undefined || now === undefined) return object
  return isOlder(now, object.told[system]) ? object : { ...object, told: { ...object.told, [system]: now } }
}
