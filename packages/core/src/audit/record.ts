import { isDecisionInput } from '../evaluate/arrival/well-formed-input.ts'
import type { Decision } from '../evaluate/decision.ts'
import type { DecisionInput, Trigger } from '../evaluate/decision-input.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { canonicalJson } from '../values/canonical-json.ts'
import { digestOf } from '../values/digest.ts'
import type { DecisionId, Digest } from '../values/ids.ts'
import { decisionId } from '../values/ids.ts'
import type { Json } from '../values/json.ts'
import { plainJson } from '../values/plain-json.ts'

/** The meaning of the evaluator. Raised only when a released one would answer any input differently. */
export const SEMANTICS = 1

/**
 * A decision with all that it was made on. Law R: under the same policies and semantics, `decide` on `input` gives the same canonical
 * bytes as `decision`. Stored text is never rewritten; a later form will be a new number in `record`, read through an upcaster.
 */
export interface DecisionRecord {
  readonly record: 1
  readonly id: DecisionId
  readonly semantics: number
  readonly policies: { readonly digest: Digest; readonly revision: string }
  readonly catalogue: string
  readonly input: DecisionInput
  readonly inputDigest: Digest
  readonly decision: Decision
  readonly supersedes?: DecisionId
}

/**
 * The record of a decision that was just made. Costs about twenty decisions, because it digests the input: not for a dry run.
 *
 * @example
 * ```ts
 * const decision = decide(policies, input)
 * await log.append(JSON.stringify(makeRecord(policies, input, decision)))
 * ```
 */
export function makeRecord(policies: PolicySet, input: DecisionInput, decision: Decision, supersedes?: DecisionId): DecisionRecord {
  return {
    record: 1,
    id: idOf(input),
    semantics: SEMANTICS,
    policies: { digest: policies.digest, revision: policies.revision },
    catalogue: policies.catalogue,
    input,
    inputDigest: digestOf(canonicalJson(isDecisionInput(input) ? plainJson(input) : MALFORMED)),
    decision,
    ...(supersedes === undefined ? {} : { supersedes }),
  }
}

/** Stands for an input that is none: `decide` answers it, so it can be recorded; such records share one id. */
const MALFORMED = 'input-malformed'

/** The same event gives the same id, however often it is delivered; so does the same card, released or expired. */
function idOf(input: DecisionInput): DecisionId {
  if (!isDecisionInput(input)) return decisionId(digestOf(canonicalJson(MALFORMED)))
  return decisionId(digestOf(canonicalJson([input.tenant, input.policy, ...occasionOf(input.trigger)])))
}

function occasionOf(trigger: Trigger): readonly Json[] {
  switch (trigger.kind) {
    case 'event':
      return ['event', trigger.event.source, trigger.event.id]
    case 'proposal':
      return ['proposal', plainJson(trigger.proposal)]
    case 'release':
      return ['release', trigger.of, plainJson(trigger.votes)]
    case 'expiry':
      return ['expiry', trigger.of]
  }
}
