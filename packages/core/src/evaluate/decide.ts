import { policyId } from '../values/ids.ts'
import type { Decision, Reason } from './decision.ts'
import type { DecisionInput } from './decision-input.ts'
import { memberOf } from './frame/member.ts'
import { outcomeOf } from './outcome.ts'
import type { PolicySet } from './policy-set.ts'
import { programOf } from './policy-set.ts'
import type { Program } from './program/program.ts'
import { MALFORMED, readWalk } from './read-walk.ts'

/**
 * Makes one decision. Pure, synchronous, deterministic, and total: what was not gathered is unknown, unknown never permits, and
 * an input that is none is `not-applicable` with `input-malformed`.
 *
 * @example
 * ```ts
 * const decision = decide(policies, input)
 * if (decision.kind === 'single' && decision.enforcement === 'execute') run(decision.chosen)
 * ```
 */
export function decide(policies: PolicySet, input: DecisionInput): Decision {
  return decideBy(programOf(policies), input)
}

/** The same for a workspace that was compiled and not digested. */
export function decideBy(program: Program, input: DecisionInput): Decision {
  try {
    const walked = readWalk(program, input)
    if (walked.kind === 'walked') return outcomeOf(walked)
    const asked = memberOf(input, 'policy')
    return notApplicable(typeof asked === 'string' ? asked : '', walked.reason)
  } catch {
    // A getter or proxy of the caller's that threw, or a defect of ours: nothing runs either way.
    return notApplicable('', MALFORMED)
  }
}

function notApplicable(policy: string, reason: Reason): Decision {
  return { kind: 'not-applicable', policy: policyId(policy), reason }
}
