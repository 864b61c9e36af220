import type { Decision } from '../evaluate/decision.ts'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import type { Json } from '../values/json.ts'
import { attempt } from './attempt.ts'
import { staged } from './stage.ts'
import { traceWriter } from './trace/trace.ts'

/** A decision with how every condition came out that it looked at: data from outside stands in it as short plain text. */
export interface Traced {
  readonly decision: Decision
  /** The one that `explain` gives; without a member where policy was not asked. */
  readonly trace: Json
}

/**
 * Decides and traces in one walk, without sentences and flips: for a host that keeps the trace of many decisions. Total like `decide`.
 * Make one tracer a policy set: it remembers what its conditions say.
 *
 * @example
 * ```ts
 * const decideTraced = tracer(policies)
 * const { decision, trace } = decideTraced(input)
 * ```
 */
export function tracer(policies: PolicySet): (input: DecisionInput) => Traced {
  const write = traceWriter()
  return input => {
    const { decision, stage } = staged(policies, input)
    return { decision, trace: attempt(() => (stage === undefined ? undefined : write(stage))) ?? {} }
  }
}
