import type { BuiltInCode } from '../built-in-codes.ts'
import type { Reason } from '../decision.ts'
import type { BusinessEvent, DecisionInput, Trigger } from '../decision-input.ts'
import { judgeMove, ownedBy } from '../lifecycle/judge-move.ts'
import type { LifecycleGraph } from '../lifecycle/lifecycle-graph.ts'
import type { PolicyProgram } from '../program/program.ts'
import type { BuiltInDetails } from '../reason.ts'
import { builtIn } from '../reason.ts'
import type { Speaker } from '../speaker.ts'
import { isEffective } from './effective.ts'
import { sourceSystem } from './source-system.ts'
import type { Standing } from './subject-state.ts'
import { adoptedBy, isSeen, standingOf } from './subject-state.ts'

/** Whether there is anything to decide, and if so, where the subject stands now. `caps` go onto whatever is chosen. */
export type Arrival =
  | { readonly kind: 'refused'; readonly reason: Reason }
  | { readonly kind: 'accepted'; readonly standing: Standing | undefined; readonly caps: readonly Reason[] }

/** The first room of the walk: is this policy asked, is it in force, is the news new, may its source say so. */
export function judgeArrival(speaker: Speaker, input: DecisionInput, now: number): Arrival {
  const { program } = speaker
  const refusal = refusalOf(program, input)
  if (refusal !== undefined) return refused(program, refusal)
  const effective = isEffective(program.model, speaker.base, now)
  if (effective === false) return refused(program, 'not-effective')
  if (input.arrival === 'stale') return refused(program, input.trigger.kind === 'event' ? 'stale' : 'moved-on')
  const caps = [
    ...(effective === undefined ? [builtIn('not-effective', 'review', program.queue, { missing: [['calendar', 'not-asked']] })] : []),
    ...(input.arrival === 'gap' ? [builtIn('gap', 'review', program.queue)] : []),
  ]
  const arrival = judgeEvent(program, input)
  return arrival.kind === 'accepted' ? { ...arrival, caps: [...caps, ...arrival.caps] } : arrival
}

function refused(program: PolicyProgram, code: BuiltInCode, details: BuiltInDetails = {}): Arrival {
  return { kind: 'refused', reason: builtIn(code, 'note', program.queue, details) }
}

function refusalOf({ model, workspace }: PolicyProgram, { trigger, policy, subject }: DecisionInput): BuiltInCode | undefined {
  if (subject.type !== model.subject) return 'input-malformed'
  if (trigger.kind === 'proposal' && trigger.proposal.policy !== policy) return 'input-malformed'
  if (trigger.kind !== 'event') return undefined
  const about = Object.hasOwn(workspace.events, trigger.event.type) ? workspace.events[trigger.event.type]?.about : undefined
  return model.events.includes(trigger.event.type) && about === model.subject ? undefined : 'event-not-decided'
}

function judgeEvent(program: PolicyProgram, { trigger, subject: { states } }: DecisionInput): Arrival {
  const graph = program.lifecycle
  if (graph === undefined) return { kind: 'accepted', standing: undefined, caps: [] }
  const seen = isSeen(states)
  const standing = seen ? standingOf(graph, states) : { state: graph.model.initial }
  if (!isMove(graph, trigger)) return { kind: 'accepted', standing, caps: [] }
  if (!seen) return judgeFirstSeen(program, graph, trigger.event)
  if (standing === undefined) return { kind: 'accepted', standing, caps: [builtIn('state-unknown', 'review', program.queue)] }
  return judgeTransitionEvent(program, graph, trigger.event, standing)
}

type EventTrigger = Extract<Trigger, { kind: 'event' }>

function isMove({ model }: LifecycleGraph, trigger: Trigger): trigger is EventTrigger {
  return trigger.kind === 'event' && model.transitions.some(({ by }) => by === trigger.event.type)
}

/** An object first seen stands where its event leads, if its source may lead it there. */
function judgeFirstSeen(program: PolicyProgram, { model }: LifecycleGraph, event: BusinessEvent): Arrival {
  const owned = ownedBy(transitionsBy(model, event), sourceSystem(event.source))
  if (owned.length === 0) return refused(program, 'not-the-owner', { saw: [['event.type', event.type]] })
  return { kind: 'accepted', standing: adoptedBy(owned), caps: sourceCaps(program, event) }
}

function transitionsBy({ transitions }: LifecycleGraph['model'], { type }: BusinessEvent): LifecycleGraph['model']['transitions'] {
  return transitions.filter(({ by }) => by === type)
}

function sourceCaps(program: PolicyProgram, { source }: BusinessEvent): readonly Reason[] {
  if (sourceSystem(source) !== undefined) return []
  return [builtIn('source-unknown', 'review', program.queue, { saw: [['event.source', source]] })]
}

/** An event about the past is observed: what the lifecycle does not allow its source is recorded, and nothing is decided on it. */
function judgeTransitionEvent(program: PolicyProgram, graph: LifecycleGraph, event: BusinessEvent, standing: Standing): Arrival {
  const move = { transitions: transitionsBy(graph.model, event), system: sourceSystem(event.source), stale: false }
  const answer = judgeMove(graph, standing, move)
  if (answer.kind === 'allowed') return { kind: 'accepted', standing: answer.standing, caps: sourceCaps(program, event) }
  return refused(program, answer.reason, {
    saw: [['event.type', event.type], ['state', standing.state], ...missingEvents(answer.missing)],
  })
}

/** The events that should have come between, as a reason shows them. */
export function missingEvents(events: readonly string[]): readonly (readonly [path: string, value: readonly string[]])[] {
  return events.length === 0 ? [] : [['missing', events]]
}
