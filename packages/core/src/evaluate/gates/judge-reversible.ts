import type { ActionModel } from '../../policy/model.ts'
import type { LifecycleGraph } from '../lifecycle/lifecycle-graph.ts'
import type { GateProgram } from '../program/program.ts'
import type { GateAnswer, GateQuestion } from './gate-answer.ts'
import { PASSED } from './gate-answer.ts'

/** Every step that is not safe has an undo that still works when `until` comes. */
export function judgeReversible(gate: Extract<GateProgram, { kind: 'reversible' }>, { candidate, speaker }: GateQuestion): GateAnswer {
  const graph = speaker.program.lifecycle
  const firm = candidate.steps.filter(({ step, action }) => !step.safe && !isUndoable(step.undo, action, gate.until, graph))
  if (firm.length === 0) return PASSED
  const saw = firm.map(({ step }) => [`undo of ${step.action}`, step.undo ?? 'none'] as const)
  return { vote: gate.else, steps: firm.map(({ step }) => step.id), evidence: { saw, missing: [] } }
}

/** Whether a step with this undo can be taken back until then. */
export function isUndoable(
  undo: string | undefined,
  action: ActionModel | undefined,
  until: string,
  graph: LifecycleGraph | undefined,
): boolean {
  return undo !== undefined && action !== undefined && lastsUntil(action, until, graph)
}

/** The contract's undo ends with `undoUntil`; that event must be `until`, or one that can only come after it. */
function lastsUntil({ undoUntil }: ActionModel, until: string, graph: LifecycleGraph | undefined): boolean {
  if (undoUntil === undefined || undoUntil === until) return true
  return until !== 'never' && graph !== undefined && comesAfter(graph, undoUntil, until)
}

function comesAfter({ model, after }: LifecycleGraph, later: string, earlier: string): boolean {
  const reached = model.transitions.filter(({ by }) => by === earlier).map(({ to }) => to)
  const left = model.transitions.filter(({ by }) => by === later).flatMap(({ from }) => from)
  const follows = (state: string) => reached.some(start => start === state || (after.get(start)?.has(state) ?? false))
  const precedes = (state: string) => reached.some(goal => goal !== state && (after.get(state)?.has(goal) ?? false))
  return reached.length > 0 && left.length > 0 && left.every(state => follows(state) && !precedes(state))
}
