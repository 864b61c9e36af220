import { namesStep } from '../../evaluate/guards/steps-named.ts'
import type { Candidate } from '../../evaluate/options/candidate.ts'
import type { Probe } from '../../evaluate/program/probe.ts'
import type { GuardProgram } from '../../evaluate/program/program.ts'
import type { Speaker } from '../../evaluate/speaker.ts'
import { frameOf } from '../../evaluate/speaker.ts'
import type { JsonObject } from '../../values/json.ts'
import { instanceFrame } from '../instance-frame.ts'
import { plainText } from '../say/plain-text.ts'
import type { Stage } from '../stage.ts'
import type { ConditionRow } from './condition-row.ts'
import { traceGates } from './trace-gates.ts'
import type { NodeBudget, WriteCondition } from './write-condition.ts'
import { conditionWriter } from './write-condition.ts'

/** Conditions and their parts in one trace. What is beyond says `cut`. */
const MOST_NODES = 1000
const MOST_PLANS = 60
const MOST_STEPS = 20

/** Writes traces of one policy set. */
export type WriteTrace = (stage: Stage) => JsonObject

/**
 * How every condition came out that a decision looked at: rules, then for each plan its `only` conditions and its guards, then the
 * gates on the chosen plan. Plain data for tools; sentences are for people. Remembers what is the same in every trace.
 */
export function traceWriter(): WriteTrace {
  const writers = new Map<Probe, WriteCondition>()
  return stage => traceOf(stage, { budget: { left: MOST_NODES }, writers })
}

/** What the parts of one trace share. */
interface Pen {
  readonly budget: NodeBudget
  readonly writers: Map<Probe, WriteCondition>
}

function write(row: ConditionRow, probe: Probe, frame: Speaker['base'], { budget, writers }: Pen): ConditionRow {
  const known = writers.get(probe)
  if (known !== undefined) return known(row, frame, budget)
  const writer = conditionWriter(probe)
  writers.set(probe, writer)
  return writer(row, frame, budget)
}

function traceOf(stage: Stage, pen: Pen): JsonObject {
  const { scene, expanded, choosing } = stage
  const { chosen } = choosing
  const first = chosen?.judged.candidate
  const plans = [...(first === undefined ? [] : [first]), ...expanded.candidates.filter(({ id }) => id !== first?.id)].slice(0, MOST_PLANS)
  return {
    policy: scene.program.model.id,
    ...(scene.site === undefined ? {} : { site: plainText(scene.site) }),
    rules: scene.own.program.rules.map(({ model, when: { probe } }) => write({ rule: model.id }, probe, scene.own.base, pen)),
    plans: plans.map(candidate => tracePlan(stage, candidate, pen)),
    gates: chosen === undefined ? [] : traceGates(stage, chosen),
  }
}

function tracePlan({ scene: { own, guards } }: Stage, candidate: Candidate, pen: Pen): JsonObject {
  const rows: ConditionRow[] = []
  const only = traceOnly(own, candidate, pen)
  for (const speaker of [own, ...guards]) {
    for (const guard of speaker.program.guards) traceGuard(speaker, guard, candidate, { pen, rows })
  }
  return { plan: plainText(candidate.id), only, guards: rows }
}

function traceOnly(own: Speaker, candidate: Candidate, pen: Pen): readonly ConditionRow[] {
  const only = candidate.program?.only ?? []
  if (only.length === 0) return []
  const frame = instanceFrame(own, candidate)
  return only.map(({ id, probe }) => write({ only: id }, probe, frame, pen))
}

interface GuardRows {
  readonly pen: Pen
  readonly rows: ConditionRow[]
}

function traceGuard(speaker: Speaker, guard: GuardProgram, candidate: Candidate, { pen, rows }: GuardRows): void {
  const { names, when, reads } = guard
  if (!namesStep(names, candidate)) return
  if (when === undefined) {
    rows.push({ ...headOf(speaker, guard), text: 'always', result: true })
    return
  }
  const frame = frameOf(speaker, candidate)
  if (!reads.step) {
    rows.push(write(headOf(speaker, guard), when.probe, frame, pen))
    return
  }
  for (const { step, frame: shown } of candidate.steps.filter(one => names(one.step.action)).slice(0, MOST_STEPS)) {
    frame.step = shown
    rows.push(write({ ...headOf(speaker, guard), step: step.id }, when.probe, frame, pen))
  }
  frame.step = undefined
}

function headOf({ policy }: Speaker, { model: { id, then } }: GuardProgram): ConditionRow {
  return policy === undefined ? { guard: id, then } : { guard: id, policy, then }
}
