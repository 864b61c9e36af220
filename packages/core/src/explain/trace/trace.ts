import { matchesAnyAction } from '../../evaluate/guards/action-pattern.ts'
import type { Candidate } from '../../evaluate/options/candidate.ts'
import type { GuardProgram } from '../../evaluate/program/program.ts'
import type { Speaker } from '../../evaluate/speaker.ts'
import { frameOf } from '../../evaluate/speaker.ts'
import type { JsonObject } from '../../values/json.ts'
import { instanceFrame } from '../instance-frame.ts'
import { plainText } from '../say/plain-text.ts'
import type { Stage } from '../stage.ts'
import type { NodeBudget } from './trace-expression.ts'
import { traceExpression } from './trace-expression.ts'
import { traceGates } from './trace-gates.ts'

/** Conditions and their parts in one trace. What is beyond says `cut`. */
const MOST_NODES = 1000
const MOST_PLANS = 60
const MOST_STEPS = 20

/**
 * How every condition came out that a decision looked at: rules, then for each plan its `only` conditions and its guards, then the
 * gates on the chosen plan. Plain data for tools; sentences are for people.
 */
export function traceOf(stage: Stage): JsonObject {
  const budget: NodeBudget = { left: MOST_NODES }
  const { scene, expanded, choosing } = stage
  const { chosen } = choosing
  const first = chosen?.judged.candidate
  const plans = [...(first === undefined ? [] : [first]), ...expanded.candidates.filter(({ id }) => id !== first?.id)].slice(0, MOST_PLANS)
  return {
    policy: scene.program.model.id,
    ...(scene.site === undefined ? {} : { site: plainText(scene.site) }),
    rules: traceRules(stage, budget),
    plans: plans.map(candidate => tracePlan(stage, candidate, budget)),
    gates: chosen === undefined ? [] : traceGates(stage, chosen),
  }
}

function traceRules({ scene: { own } }: Stage, budget: NodeBudget): readonly JsonObject[] {
  return own.program.rules.map(({ model, when: { probe } }) => ({
    rule: model.id,
    ...traceExpression(probe.expression, { frame: own.base, context: probe.context }, budget),
  }))
}

function tracePlan({ scene: { own, guards } }: Stage, candidate: Candidate, budget: NodeBudget): JsonObject {
  return {
    plan: plainText(candidate.id),
    only: traceOnly(own, candidate, budget),
    guards: [own, ...guards].flatMap(speaker => speaker.program.guards.flatMap(guard => traceGuard(speaker, guard, candidate, budget))),
  }
}

function traceOnly(own: Speaker, candidate: Candidate, budget: NodeBudget): readonly JsonObject[] {
  const frame = instanceFrame(own, candidate)
  return (candidate.program?.only ?? []).map(({ id, probe }) => ({
    only: id,
    ...traceExpression(probe.expression, { frame, context: probe.context }, budget),
  }))
}

function traceGuard(
  speaker: Speaker,
  { model, when, reads }: GuardProgram,
  candidate: Candidate,
  budget: NodeBudget,
): readonly JsonObject[] {
  const steps = candidate.steps.filter(({ step }) => matchesAnyAction(model.for, step.action))
  const policy = speaker.policy === undefined ? {} : { policy: speaker.policy }
  const head = { guard: model.id, ...policy, then: model.then }
  if (steps.length === 0) return []
  if (when === undefined) return [{ ...head, text: 'always', result: true }]
  const { expression, context } = when.probe
  const asked = reads.step ? steps.slice(0, MOST_STEPS) : [undefined]
  return asked.map(step => ({
    ...head,
    ...(step === undefined ? {} : { step: step.step.id }),
    ...traceExpression(expression, { frame: { ...frameOf(speaker, candidate), step: step?.frame }, context }, budget),
  }))
}
