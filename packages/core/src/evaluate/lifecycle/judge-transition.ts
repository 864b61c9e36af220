import type { SystemId } from '../../canonical/system.ts'
import type { Standing } from '../arrival/subject-state.ts'
import { adoptedBy, isSeen, standingOf } from '../arrival/subject-state.ts'
import type { DecimalText, Subject } from '../decision-input.ts'
import type { PolicySet } from '../policy-set.ts'
import { programOf } from '../policy-set.ts'
import type { Program } from '../program/program.ts'
import { isOlder } from './is-older.ts'
import type { MoveRefusal } from './judge-move.ts'
import { judgeMove, ownedBy } from './judge-move.ts'
import { isTransitionRequest } from './well-formed-transition.ts'

/**
 * A system asks to move an object, or says that it has moved. Both are judged alike; a refused request is denied, a refused
 * observation is recorded and flagged, and what it says is not passed on.
 */
export interface TransitionRequest {
  readonly mode: 'requested' | 'observed'
  readonly system: SystemId
  /** The event that leads to the new state. */
  readonly event: string
  readonly subject: Pick<Subject, 'type' | 'states'>
  readonly version?: string
  readonly sequence?: DecimalText
}

export type TransitionAnswer =
  | { readonly kind: 'allowed'; readonly to?: string }
  /** `missing`: the events that should have come between. */
  | {
      readonly kind: 'refused'
      readonly mode: TransitionRequest['mode']
      readonly reason: MoveRefusal
      readonly missing: readonly string[]
    }
  | { readonly kind: 'unknown'; readonly because: 'state-unknown' }

/**
 * Whether a lifecycle lets a system move an object by an event. Reasons are tried in the order duplicate, stale, not-the-owner,
 * out-of-order, invalid. An object without a lifecycle, and an event that moves nothing, are always allowed; so is an object
 * that was never seen before, which adopts where an event of its owner leads. A request that is none is refused as invalid.
 *
 * @example
 * ```ts
 * judgeTransition(policies, { mode: 'requested', system: 'wms', event: 'order.released', subject })
 * // { kind: 'refused', mode: 'requested', reason: 'not-the-owner', missing: [] }
 * ```
 */
export function judgeTransition(policies: PolicySet, request: TransitionRequest): TransitionAnswer {
  try {
    return isTransitionRequest(request) ? answerTo(programOf(policies), request) : INVALID
  } catch {
    // A getter or proxy of the caller's that threw.
    return INVALID
  }
}

const INVALID: TransitionAnswer = { kind: 'refused', mode: 'requested', reason: 'invalid', missing: [] }

function answerTo({ lifecycles }: Program, request: TransitionRequest): TransitionAnswer {
  const { mode, system, event, subject } = request
  const graph = lifecycles.get(subject.type)
  const transitions = graph?.model.transitions.filter(({ by }) => by === event) ?? []
  if (graph === undefined || transitions.length === 0) return { kind: 'allowed' }
  if (!isSeen(subject.states)) {
    const owned = ownedBy(transitions, system)
    return owned.length === 0 ? { kind: 'refused', mode, reason: 'not-the-owner', missing: [] } : allowed(adoptedBy(owned))
  }
  const standing = standingOf(graph, subject.states)
  if (standing === undefined) return { kind: 'unknown', because: 'state-unknown' }
  const answer = judgeMove(graph, standing, { transitions, system, stale: isStale(request) })
  return answer.kind === 'refused' ? { kind: 'refused', mode, reason: answer.reason, missing: answer.missing } : allowed(answer.standing)
}

function allowed(standing: Standing | undefined): TransitionAnswer {
  return { kind: 'allowed', ...(standing === undefined ? {} : { to: standing.state }) }
}

function isStale(request: TransitionRequest): boolean {
  const { states } = request.subject
  return isOlder(request, Object.hasOwn(states, request.system) ? states[request.system] : undefined)
}
