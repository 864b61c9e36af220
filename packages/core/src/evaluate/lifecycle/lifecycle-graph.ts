import type { LifecycleModel, TransitionModel } from '../../policy/model.ts'

/** A lifecycle with what is looked up again and again: which states lead where, and how far along each is. */
export interface LifecycleGraph {
  readonly model: LifecycleModel
  readonly states: ReadonlySet<string>
  /** Every state that can still come after this one, by any path; `back` may lead to any state that it can come from. */
  readonly after: ReadonlyMap<string, ReadonlySet<string>>
  /** Fewest transitions from the initial state; states that none leads to are missing. */
  readonly depth: ReadonlyMap<string, number>
}

export function lifecycleGraph(model: LifecycleModel): LifecycleGraph {
  const next = new Map(model.states.map(state => [state, nextStates(model, state)]))
  const after = new Map(model.states.map(state => [state, new Set(distances(next.get(state) ?? [], next).keys())]))
  return { model, states: new Set(model.states), after, depth: distances([model.initial], next) }
}

/** States that one transition leads to. */
function nextStates({ transitions }: LifecycleModel, state: string): readonly string[] {
  return transitions
    .filter(({ from }) => from.includes(state))
    .flatMap(({ to }) => (to === 'back' ? statesBefore(transitions, state) : [to]))
}

/** Where `back` may lead: the states from which some transition leads into this one. */
export function statesBefore(transitions: readonly TransitionModel[], state: string): readonly string[] {
  return transitions.filter(({ to }) => to === state).flatMap(({ from }) => from)
}

function distances(starts: readonly string[], next: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const found = new Map(starts.map(state => [state, 0]))
  for (const [state, distance] of found) {
    for (const follower of next.get(state) ?? []) if (!found.has(follower)) found.set(follower, distance + 1)
  }
  return found
}
