import type { SystemId } from '../../canonical/system.ts'
import { sourceSystem } from '../../evaluate/arrival/source-system.ts'
import type { Standing } from '../../evaluate/arrival/subject-state.ts'
import type { LifecycleGraph } from '../../evaluate/lifecycle/lifecycle-graph.ts'
import type { PolicySet } from '../../evaluate/policy-set.ts'
import { modelOf, programOf } from '../../evaluate/policy-set.ts'
import type { TransitionModel } from '../../policy/model.ts'
import type { FollowedObject, Step } from './follow-object.ts'
import { followObject } from './follow-object.ts'
import type { LifecycleSummary } from './lifecycle-summary.ts'
import type { LifecycleTally } from './lifecycle-tally.ts'
import { countJudgement, countsOf, lifecycleTally, neverSeen } from './lifecycle-tally.ts'
import { objectsByState } from './objects-by-state.ts'
import type { ObservedEvent, TransitionJudgement } from './transition-judgement.ts'
import { isObservedEvent } from './well-formed-observed.ts'

/** Follows every object of a stream of events along its lifecycle. What it keeps of an object does not grow with the object's events. */
export interface LifecycleFollower {
  readonly observe: (event: ObservedEvent) => TransitionJudgement
  /** Where an object stands now; `undefined`: nobody knows. What an event finds is what this says before it is observed. */
  readonly standing: (type: string, key: string) => Standing | undefined
  readonly summary: () => LifecycleSummary
}

/**
 * Judges each event of a stream against where its object stands by the events before it.
 *
 * Events come in the order in which they were received. An event that skips others is `out-of-order` and lists them; it is evidence that
 * the object stands where it leads, so the object goes on from there, and one gap is one finding. A missing event that comes late
 * is `stale`. Nothing else that is refused moves the object. An event of the same id is the caller's to drop.
 *
 * @example
 * ```ts
 * const follower = followLifecycles(policies)
 * for await (const event of events) follower.observe(event)
 * follower.summary().missing // [{ type: 'line', event: 'line.reordered', count: 3, late: 0 }]
 * ```
 */
export function followLifecycles(policies: PolicySet): LifecycleFollower {
  const { events } = modelOf(policies)
  const tracks = new Map([...programOf(policies).lifecycles].map(([type, graph]) => [type, trackOf(graph)]))
  const tally = lifecycleTally()
  const systemOf = rememberedSystems()

  const trackFor = (event: ObservedEvent): { readonly kind: 'found'; readonly track: Track } | Ignored => {
    if (!isObservedEvent(event)) return ignored('malformed')
    const type = Object.hasOwn(events, event.type) ? events[event.type]?.about : undefined
    if (type === undefined) return ignored('event-unknown')
    const track = tracks.get(type)
    if (track === undefined) return ignored('no-lifecycle')
    return event.subject === '' ? ignored('no-subject') : { kind: 'found', track }
  }

  return {
    observe: event => {
      const found = trackFor(event)
      if (found.kind === 'found') return observeObject(found.track, tally, event, systemOf(event.source))
      tally.judgements.ignored += 1
      return found
    },
    standing: (type, key) => tracks.get(type)?.objects.get(key)?.standing,
    summary: () => ({
      ...objectsByState([...tracks].map(([type, { graph, objects }]) => ({ type, terminal: graph.model.terminal, objects }))),
      ...countsOf(tally),
      neverSeen: [...tracks.values()].flatMap(({ graph }) => neverSeen(tally, graph.model)),
    }),
  }
}

type Ignored = Extract<TransitionJudgement, { kind: 'ignored' }>

function ignored(because: Ignored['because']): Ignored {
  return { kind: 'ignored', because }
}

/** The objects of one type, and what its events may do. */
interface Track {
  readonly graph: LifecycleGraph
  readonly byEvent: ReadonlyMap<string, readonly TransitionModel[]>
  readonly objects: Map<string, FollowedObject>
}

function trackOf(graph: LifecycleGraph): Track {
  return { graph, byEvent: Map.groupBy(graph.model.transitions, ({ by }) => by), objects: new Map() }
}

function observeObject(
  { graph, byEvent, objects }: Track,
  tally: LifecycleTally,
  event: ObservedEvent,
  system: SystemId | undefined,
): Exclude<TransitionJudgement, Ignored> {
  const key = event.subject
  const before = objects.get(key)
  const step: Step = { graph, type: event.type, transitions: byEvent.get(event.type) ?? [], system, told: event }
  const followed = followObject(before, step)
  objects.set(key, followed.object)
  const judgement = {
    ...followed.answer,
    type: graph.model.type,
    key,
    ...(before?.standing === undefined ? {} : { from: before.standing.state }),
    ...(followed.object.standing === undefined ? {} : { to: followed.object.standing.state }),
    ...(system === undefined ? {} : { system }),
  }
  countJudgement(tally, event.type, followed, judgement)
  return judgement
}

/** A stream has few sources; names come from outside, so what is remembered is bounded. */
const MOST_SOURCES = 1_000

function rememberedSystems(): (source: string) => SystemId | undefined {
  const known = new Map<string, SystemId | undefined>()
  return source => {
    if (known.has(source)) return known.get(source)
    const system = sourceSystem(source)
    if (known.size < MOST_SOURCES) known.set(source, system)
    return system
  }
}
