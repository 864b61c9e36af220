import type { Decision } from '../evaluate/decision.ts'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf, programOf } from '../evaluate/policy-set.ts'
import type { At } from '../policy/issue.ts'
import type { Json } from '../values/json.ts'
import { attempt } from './attempt.ts'
import { explainDecision } from './explain-decision.ts'
import type { Flip } from './flip.ts'
import { leversOfStage } from './flips/levers-of-stage.ts'
import { nearestFlips } from './flips/nearest-flips.ts'
import { trialOf } from './flips/trial.ts'
import { inForce } from './in-force.ts'
import { positionsOf } from './positions-of.ts'
import { sayFlips } from './say/say-flips.ts'
import { sayVerdict } from './say/say-verdict.ts'
import type { Stage } from './stage.ts'
import { staged } from './stage.ts'
import { traceWriter } from './trace/trace.ts'

/** A decision for people and tools: data from outside stands in it as short plain text, to be escaped for where it is printed. */
export interface Explanation {
  /** The first is the decision in one line; the last ones say what would change it. */
  readonly sentences: readonly string[]
  /** Where the constructs that spoke stand, by `<policy>` and `<policy>/<id>`. */
  readonly at: Readonly<Record<string, At>>
  readonly trace: Json
  readonly flips: readonly Flip[]
}

/**
 * Decides again and says why: sentences, the outcome of every condition, and the nearest changes that would have led to another
 * verdict. Total like `decide`, and slow beside it: for one decision that somebody asks about.
 *
 * @example
 * ```ts
 * explain(policies, record.input).sentences[0]
 * // 'permit hold-for-credit (by rule credit-blocked); release-all struck: credit-is-clear, nothing-short'
 * ```
 */
export function explain(policies: PolicySet, input: DecisionInput): Explanation {
  const { decision, stage } = staged(policies, input)
  const flips = attempt(() => flipsOf(policies, decision, stage)) ?? []
  return {
    sentences: attempt(() => sentencesOf(policies, decision, stage, flips)) ?? [sayVerdict(decision)],
    at: positionsOf(decision, modelOf(policies)),
    trace: attempt(() => (stage === undefined ? undefined : traceWriter()(stage))) ?? {},
    flips,
  }
}

function sentencesOf(policies: PolicySet, decision: Decision, stage: Stage | undefined, flips: readonly Flip[]): readonly string[] {
  const model = stage === undefined ? modelOf(policies) : inForce(modelOf(policies), stage)
  return [...explainDecision(decision, model, stage?.scene.input), ...sayFlips(flips)]
}

function flipsOf(policies: PolicySet, decision: Decision, stage: Stage | undefined): readonly Flip[] {
  const chosen = stage?.choosing.chosen
  if (decision.kind !== 'single' || stage === undefined || chosen === undefined) return []
  const levers = leversOfStage(stage, chosen)
  const { id: option } = chosen.judged.candidate
  return nearestFlips(decision, levers, trialOf({ program: programOf(policies), input: stage.scene.input, option, levers }))
}
