import { missingEvents } from '../arrival/arrival.ts'
import type { Standing } from '../arrival/subject-state.ts'
import type { Reason } from '../decision.ts'
import type { BuiltStep, Candidate } from '../options/candidate.ts'
import { builtIn } from '../reason.ts'
import type { Scene } from '../scene.ts'
import type { MoveAnswer } from './judge-move.ts'
import { judgeMove } from './judge-move.ts'
import type { LifecycleGraph } from './lifecycle-graph.ts'

/**
 * Simulates the lifecycle of the subject along a plan: each step that moves it is requested by the system of its action, from where the
 * steps before left it. Other objects, and one named by a late value, are judged when their step is sent.
 */
export function judgeLifecycle({ program, input, standing: start }: Scene, { steps }: Candidate): readonly Reason[] {
  const graph = program.lifecycle
  if (graph === undefined) return []
  const reasons: Reason[] = []
  let standing = start
  for (const step of steps) {
    const target = moveOf(step, input.subject.type, input.subject.key)
    if (target === undefined) continue
    if (standing === undefined) {
      reasons.push(builtIn('state-unknown', 'review', program.queue, { steps: [step.step.id] }))
      continue
    }
    const answer = judgeStep(graph, standing, step, target)
    if (answer.kind === 'refused') reasons.push(refusal(answer, program.queue, step, standing, target))
    standing = afterStep(standing, step, answer)
  }
  return reasons
}

/** A refused step moves nothing; after one that may not belong to the plan nobody knows. */
function afterStep(before: Standing, { certain }: BuiltStep, answer: MoveAnswer): Standing | undefined {
  if (!certain) return undefined
  return answer.kind === 'allowed' ? answer.standing : before
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

/** The state that a step moves the subject to: its first parameter that names an object of this type names this one. */
function moveOf({ action, frame }: BuiltStep, type: string, key: string): string | undefined {
  if (action === undefined || !Object.hasOwn(action.moves, type)) return undefined
  const naming = Object.entries(action.params).find(([, param]) => param.type.kind === 'id' && param.type.of === type)
  return naming !== undefined && frame.values.get(naming[0]) === key ? action.moves[type] : undefined
}

function judgeStep(graph: LifecycleGraph, standing: Standing, { action }: BuiltStep, target: string): MoveAnswer {
  const transitions = graph.model.transitions.filter(({ to }) => to === target || (to === 'back' && standing.from === target))
  return judgeMove(graph, standing, { transitions, system: action?.system, stale: false })
}
