import { missingEvents } from '../arrival/arrival.ts'
import type { Standing } from '../arrival/subject-state.ts'
import type { Reason } from '../decision.ts'
import type { BuiltStep, Candidate } from '../options/candidate.ts'
import { objectsNamed } from '../options/objects-named.ts'
import { builtIn } from '../reason.ts'
import type { Scene } from '../scene.ts'
import type { MoveAnswer } from './judge-move.ts'
import { judgeMove } from './judge-move.ts'
import type { LifecycleGraph } from './lifecycle-graph.ts'

/**
 * Simulates the lifecycle of the subject along a plan: each step that moves it is requested by the system of its action, from where the
 * steps before left it. Other objects are judged when their step is sent.
 */
export function judgeLifecycle({ program, input: { subject }, standing: start }: Scene, { steps }: Candidate): readonly Reason[] {
  const graph = program.lifecycle
  if (graph === undefined) return []
  const reasons: Reason[] = []
  let standing = start
  for (const step of steps) {
    const target = targetOf(step, subject.type)
    const moved = target === undefined ? 'other' : movedBy(step, subject)
    if (target === undefined || moved === 'other') continue
    const answer = standing === undefined ? undefined : judgeStep(graph, standing, step, target)
    reasons.push(...voiceOf(answer, moved, { queue: program.queue, step, standing, target }))
    standing = standing === undefined || answer === undefined ? undefined : afterStep(standing, step, moved, answer)
  }
  return reasons
}

/** The state to which a step moves an object of this type. */
function targetOf({ action }: BuiltStep, type: string): string | undefined {
  return action !== undefined && Object.hasOwn(action.moves, type) ? action.moves[type] : undefined
}

/** Whether a step moves the subject. `late`: perhaps, a result that is still to come says which object; `unknown`: nothing tells. */
type Moved = 'subject' | 'other' | 'late' | 'unknown'

function movedBy(step: BuiltStep, { type, key }: Scene['input']['subject']): Moved {
  const named = objectsNamed(step, type)
  if (named.some(one => typeof one === 'object' && one.id === key)) return 'subject'
  if (named.length === 0 || named.includes('unknown')) return 'unknown'
  return named.includes('late') ? 'late' : 'other'
}

interface Request {
  readonly queue: Scene['program']['queue']
  readonly step: BuiltStep
  readonly standing: Standing | undefined
  readonly target: string
}

/** A move that may be the subject's is no certain deny. One named late passes where the subject might move too: it is judged again when sent. */
function voiceOf(answer: MoveAnswer | undefined, moved: Moved, { queue, step, standing, target }: Request): readonly Reason[] {
  const unsure = builtIn('state-unknown', 'review', queue, { steps: [step.step.id] })
  if (answer === undefined || standing === undefined || moved === 'unknown') return [unsure]
  if (answer.kind === 'allowed') return []
  return [moved === 'subject' ? refusal(answer, queue, step, standing, target) : unsure]
}

/** A refused step moves nothing; after one that may have moved the subject, or may not belong to the plan, nobody knows. */
function afterStep(before: Standing, { certain }: BuiltStep, moved: Moved, answer: MoveAnswer): Standing | undefined {
  if (!certain) return undefined
  if (answer.kind === 'refused') return before
  return moved === 'subject' ? answer.standing : undefined
}

type Refused = Extract<MoveAnswer, { kind: 'refused' }>

function refusal(
  { reason, missing }: Refused,
  queue: Scene['program']['queue'],
  { step }: BuiltStep,
  { state }: Standing,
  to: string,
): Reason {
  return builtIn(reason, 'deny', queue, { steps: [step.id], saw: [['state', state], ['to', to], ...missingEvents(missing)] })
}

function judgeStep(graph: LifecycleGraph, standing: Standing, { action }: BuiltStep, target: string): MoveAnswer {
  const transitions = graph.model.transitions.filter(({ to }) => to === target || (to === 'back' && standing.from === target))
  return judgeMove(graph, standing, { transitions, system: action?.system, stale: false })
}
