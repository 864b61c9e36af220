import type { SystemId } from '../../canonical/system.ts'
import type { TransitionModel } from '../../policy/model.ts'
import type { Standing } from '../arrival/subject-state.ts'
import type { LifecycleGraph } from './lifecycle-graph.ts'

export type MoveRefusal = 'duplicate' | 'stale' | 'not-the-owner' | 'out-of-order' | 'invalid'

/** `standing` is where the object stands afterwards, unknown after `back` to nobody knows where; `missing` are the events that should have come between. */
export type MoveAnswer =
  | { readonly kind: 'allowed'; readonly standing: Standing | undefined }
  | {
      readonly kind: 'refused'
      readonly reason: MoveRefusal
      readonly missing: readonly string[]
      /** Out of order: where the object stands if the move is believed, and with it that the missing events have happened. */
      readonly believed?: Standing
    }

export interface Move {
  /** What the move may be: the transitions of one event, or all into one state. */
  readonly transitions: readonly TransitionModel[]
  /** Unknown: ownership is not judged. */
  readonly system: SystemId | undefined
  /** An older version or sequence than the last one seen. */
  readonly stale: boolean
}

/** Judges one move of an object, requested or observed, by the five reasons in the order of the language. */
export function judgeMove(graph: LifecycleGraph, standing: Standing, { transitions, system, stale }: Move): MoveAnswer {
  const fitting = transitions.filter(({ from }) => from.includes(standing.state))
  if (fitting.length === 0 && transitions.some(({ to }) => to === standing.state)) return refused('duplicate')
  if (stale) return refused('stale')
  const owned = ownedBy(fitting.length > 0 ? fitting : transitions, system)
  if (owned.length === 0) return refused('not-the-owner')
  const transition = fitting.find(one => owned.includes(one))
  if (transition === undefined) return unreachable(graph, standing, owned)
  return { kind: 'allowed', standing: afterMove(transition, standing) }
}

/** Where a transition leads an object; unknown after `back` where nobody knows what it came from. */
function afterMove(transition: TransitionModel, standing: Standing): Standing | undefined {
  const to = transition.to === 'back' ? standing.from : transition.to
  return to === undefined ? undefined : { state: to, from: standing.state }
}

/** All of them for an unknown system: ownership is not judged. */
export function ownedBy(transitions: readonly TransitionModel[], system: SystemId | undefined): readonly TransitionModel[] {
  return transitions.filter(({ owner }) => system === undefined || owner.includes(system))
}

function refused(reason: MoveRefusal, missing: readonly string[] = []): MoveAnswer {
  return { kind: 'refused', reason, missing }
}

function unreachable(graph: LifecycleGraph, standing: Standing, wanted: readonly TransitionModel[]): MoveAnswer {
  const trail = shortestTrail(graph, standing, new Set(wanted.flatMap(({ from }) => from)))
  const last = trail === undefined ? undefined : wanted.find(({ from }) => from.includes(trail.state))
  if (trail === undefined || last === undefined) return refused('invalid')
  const believed = afterMove(last, trail)
  return { ...refused('out-of-order', trail.events), ...(believed === undefined ? {} : { believed }) }
}

interface Trail extends Standing {
  readonly events: readonly string[]
}

/** The shortest way from here to one of `goals`, of several the first as written; `back` only leads where the object is known to have come from. */
function shortestTrail({ model }: LifecycleGraph, start: Standing, goals: ReadonlySet<string>): Trail | undefined {
  const seen = new Set([start.state])
  const queue: Trail[] = [{ ...start, events: [] }]
  for (const trail of queue) {
    if (goals.has(trail.state)) return trail
    for (const next of nextTrails(model, trail)) {
      if (seen.has(next.state)) continue
      seen.add(next.state)
      queue.push(next)
    }
  }
  return undefined
}

function nextTrails({ transitions }: LifecycleGraph['model'], { state, from: before, events }: Trail): readonly Trail[] {
  return transitions
    .filter(({ from }) => from.includes(state))
    .flatMap(({ to, by }) => {
      const next = to === 'back' ? before : to
      return next === undefined ? [] : [{ state: next, from: state, events: [...events, by] }]
    })
}
