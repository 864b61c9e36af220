import type { Frame } from '../../evaluate/frame/frame.ts'
import { namesStep } from '../../evaluate/guards/steps-named.ts'
import type { Candidate } from '../../evaluate/options/candidate.ts'
import type { Probe } from '../../evaluate/program/probe.ts'
import type { GuardProgram } from '../../evaluate/program/program.ts'
import type { Speaker } from '../../evaluate/speaker.ts'
import { frameOf } from '../../evaluate/speaker.ts'
import type { GuardModel } from '../../policy/model.ts'
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

function write(row: ConditionRow, probe: Probe, frame: Frame, { budget, writers }: Pen): JsonObject {
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
    rules: scene.own.program.rules.map(({ model, when: { probe } }) =>
      write({ rule: model.id, text: '', result: 'unknown' }, probe, scene.own.base, pen),
    ),
    plans: plans.map(candidate => tracePlan(stage, candidate, pen)),
    gates: chosen === undefined ? [] : traceGates(stage, chosen),
  }
}

function tracePlan({ scene: { own, guards } }: Stage, candidate: Candidate, pen: Pen): JsonObject {
  const rows: JsonObject[] = []
  const only = traceOnly(own, candidate, pen)
  for (const speaker of [own, ...guards]) traceGuards(speaker, candidate, { pen, rows })
  return { plan: plainText(candidate.id), only, guards: rows }
}

function traceOnly(own: Speaker, candidate: Candidate, pen: Pen): readonly JsonObject[] {
  const only = candidate.program?.only ?? []
  if (only.length === 0) return []
  const frame = instanceFrame(own, candidate)
  return only.map(({ id, probe }) => write({ only: id, text: '', result: 'unknown' }, probe, frame, pen))
}

interface GuardRows {
  readonly pen: Pen
  readonly rows: JsonObject[]
}

function traceGuards(speaker: Speaker, candidate: Candidate, to: GuardRows): void {
  const { guards } = speaker.program
  if (guards.length === 0) return
  const frame = frameOf(speaker, candidate)
  for (const guard of guards) if (namesStep(guard.names, candidate)) traceGuard(speaker, guard, { candidate, frame }, to)
}

interface ShownPlan {
  readonly candidate: Candidate
  readonly frame: Frame
}

function traceGuard({ policy }: Speaker, { model, names, when, reads }: GuardProgram, shown: ShownPlan, { pen, rows }: GuardRows): void {
  const { candidate, frame } = shown
  if (when === undefined) {
    rows.push({ ...rowOf(model, policy), text: 'always', result: true })
    return
  }
  if (!reads.step) {
    rows.push(write(rowOf(model, policy), when.probe, frame, pen))
    return
  }
  for (const step of candidate.steps.filter(one => names(one.step.action)).slice(0, MOST_STEPS)) {
    frame.step = step.frame
    rows.push(write(rowOf(model, policy, step.step.id), when.probe, frame, pen))
  }
  frame.step = undefined
}

function rowOf({ id, then }: GuardModel, policy: string | undefined, step?: string): ConditionRow {
  if (policy === undefined && step === undefined) return { guard: id, then, text: '', result: 'unknown' }
  return {
    guard: id,
    ...(policy === undefined ? {} : { policy }),
    then,
    ...(step === undefined ? {} : { step }),
    text: '',
    result: 'unknown',
  }
}
