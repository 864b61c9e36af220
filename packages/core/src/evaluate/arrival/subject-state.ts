import type { TransitionModel } from '../../policy/model.ts'
import type { DecisionInput, SystemState } from '../decision-input.ts'
import type { LifecycleGraph } from '../lifecycle/lifecycle-graph.ts'
import { statesBefore } from '../lifecycle/lifecycle-graph.ts'

/** Where an object stands; `from` is the state it came from, which `back` needs. `undefined`: unknown. */
export interface Standing {
  readonly state: string
  readonly from?: string
}

type States = DecisionInput['subject']['states']

/** Whether any system has shown the object before. */
export function isSeen(states: States): boolean {
  return Object.values(states).some(state => state !== undefined)
}

/** Where an object that nobody has shown before stands after one of these transitions; unknown after `back`, or where they lead apart. */
export function adoptedBy(transitions: readonly TransitionModel[]): Standing | undefined {
  const states = new Set(transitions.map(({ to }) => to))
  const [state] = states
  return state === undefined || state === 'back' || states.size > 1 ? undefined : { state }
}

/**
 * Where the object stood before this event, from what its systems show.
 *
 * A system counts for a state if it owns a transition into it; of several, the state furthest along the lifecycle. Failing
 * that, what the system of record shows. Unknown where neither says anything the lifecycle knows. Where it came from is unknown too
 * where those who show this state disagree on it.
 */
export function standingOf(graph: LifecycleGraph, states: States): Standing | undefined {
  const believed = Object.entries(states).flatMap(([system, shown]) =>
    shown !== undefined && isAuthority(graph, system, shown.state) ? [shown] : [],
  )
  const state = [...believed]
    .sort((a, b) => graph.model.states.indexOf(a.state) - graph.model.states.indexOf(b.state))
    .reduce<SystemState | undefined>(
      (best, shown) => (best === undefined || isFurther(graph, shown, best) ? shown : best),
      undefined,
    )?.state
  if (state === undefined) return ownStanding(graph, states)
  return standingAt(
    state,
    believed.filter(shown => shown.state === state),
  )
}

function ownStanding(graph: LifecycleGraph, states: States): Standing | undefined {
  const shown = Object.hasOwn(states, graph.model.ownership.default) ? states[graph.model.ownership.default] : undefined
  return shown !== undefined && graph.states.has(shown.state) ? standingAt(shown.state, [shown]) : undefined
}

/** A system that does not say where the object came from contradicts nobody. */
function standingAt(state: string, shown: readonly SystemState[]): Standing {
  const origins = new Set(shown.flatMap(({ from }) => from ?? []))
  const [from] = origins
  return from === undefined || origins.size > 1 ? { state } : { state, from }
}

function isAuthority({ model }: LifecycleGraph, system: string, state: string): boolean {
  return model.transitions.some(
    ({ from, to, owner }) =>
      owner.some(owns => owns === system) &&
      (to === state || (to === 'back' && from.some(held => statesBefore(model.transitions, held).includes(state)))),
  )
}

/** By path; where each can follow the other, by depth. Asked in the order of the lifecycle's states, so a draw goes to the later one. */
function isFurther({ after, depth }: LifecycleGraph, a: Standing, b: Standing): boolean {
  const forward = after.get(b.state)?.has(a.state) ?? false
  const backward = after.get(a.state)?.has(b.state) ?? false
  if (forward !== backward) return forward
  return (depth.get(a.state) ?? 0) >= (depth.get(b.state) ?? 0)
}
