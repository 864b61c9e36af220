import type { DecisionInput, SystemState } from '../decision-input.ts'
import type { LifecycleGraph } from '../lifecycle/lifecycle-graph.ts'
import { statesBefore } from '../lifecycle/lifecycle-graph.ts'

/** Where an object stands; `from` is the state it came from, which `back` needs. `undefined`: unknown. */
export interface Standing {
  readonly state: string
  readonly from?: string
}

/**
 * Where the object stood before this event, from what its systems show.
 *
 * A system counts for a state if it owns a transition into it; of several, the state furthest along the lifecycle. Failing
 * that, what the system of record shows. Unknown where neither says anything the lifecycle knows.
 */
export function standingOf(graph: LifecycleGraph, states: DecisionInput['subject']['states']): Standing | undefined {
  const shown = Object.entries(states).flatMap(([system, state]) => (state === undefined ? [] : [{ system, state }]))
  const furthest = shown
    .filter(({ system, state }) => isAuthority(graph, system, state.state))
    .sort((a, b) => graph.model.states.indexOf(a.state.state) - graph.model.states.indexOf(b.state.state))
    .reduce<SystemState | undefined>((best, { state }) => (best === undefined || isFurther(graph, state, best) ? state : best), undefined)
  const standing = furthest ?? ownState(graph, states)
  return standing === undefined ? undefined : { state: standing.state, ...(standing.from === undefined ? {} : { from: standing.from }) }
}

function ownState(graph: LifecycleGraph, states: DecisionInput['subject']['states']): SystemState | undefined {
  const shown = Object.hasOwn(states, graph.model.ownership.default) ? states[graph.model.ownership.default] : undefined
  return shown !== undefined && graph.states.has(shown.state) ? shown : undefined
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
