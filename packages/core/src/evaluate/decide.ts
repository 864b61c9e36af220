import { policyId } from '../values/ids.ts'
import type { Decision, Reason } from './decision.ts'
import type { DecisionInput } from './decision-input.ts'
import { memberOf } from './member.ts'
import { outcomeOf } from './outcome.ts'
import type { PolicySet } from './policy-set.ts'
import { programOf } from './policy-set.ts'
import { readInstant } from './read-instant.ts'
import { builtIn } from './reason.ts'
import { walk } from './walk.ts'
import { isDecisionInput } from './well-formed-input.ts'

/**
 * Makes one decision. Pure, synchronous, deterministic, and total: what was not gathered is unknown, unknown never permits, and
 * an input that is none is `not-applicable` with `input-malformed`.
 *
 * @example
 * ```ts
 * const decision = decide(policies, input)
 * if (decision.kind === 'single' && decision.enforcement === 'execute') …
 * ```
 */
export function decide(policies: PolicySet, input: DecisionInput): Decision {
  try {
    return decideRead(policies, input)
  } catch {
    // A getter or proxy of the caller's that threw, or a defect of ours: nothing runs either way.
    return notApplicable('', malformed())
  }
}

function decideRead(policies: PolicySet, input: DecisionInput): Decision {
  const asked = memberOf(input, 'policy')
  const name = typeof asked === 'string' ? asked : ''
  const now = readInstant(memberOf(input, 'now'))
  if (now === undefined || !isDecisionInput(input)) return notApplicable(name, malformed())
  const program = programOf(policies).policies.get(name)
  if (program === undefined || program.options.length === 0) return notApplicable(name, builtIn('policy-unknown', 'note', NOBODY))
  const walked = walk(program, input, now)
  if (walked.kind === 'not-applicable') return notApplicable(name, walked.reason)
  return { kind: 'single', policy: policyId(name), ...outcomeOf(walked) }
}

const NOBODY = { queue: '', approvals: 1 } as const

function malformed(): Reason {
  return builtIn('input-malformed', 'note', NOBODY)
}

function notApplicable(policy: string, reason: Reason): Decision {
  return { kind: 'not-applicable', policy: policyId(policy), reason }
}
