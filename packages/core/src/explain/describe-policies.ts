import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf } from '../evaluate/policy-set.ts'
import type { PolicyModel } from '../policy/model.ts'
import type { PolicyId } from '../values/ids.ts'
import { policyId } from '../values/ids.ts'
import type { ConfidenceThresholds } from './confidence-thresholds.ts'
import { confidenceThresholds } from './confidence-thresholds.ts'

/** What a workspace holds, by name: for overviews, and to suggest what somebody may have meant. */
export interface WorkspaceDescription {
  readonly name: string
  readonly policies: readonly PolicyDescription[]
  /** Object types that have one. */
  readonly lifecycles: readonly string[]
  readonly agents: readonly string[]
  /** Sites that have one. */
  readonly calendars: readonly string[]
  readonly events: readonly string[]
}

export interface PolicyDescription {
  readonly id: PolicyId
  readonly version: string
  readonly title: string
  readonly owner: string
  /** A guard policy speaks in the decisions of others and makes none. */
  readonly kind: 'decides' | 'guards'
  readonly subject: string
  readonly events: readonly string[]
  /** The scorer that is asked to choose; absent where nobody is. */
  readonly scorer?: string
  readonly options: readonly string[]
  /** Conditions under which options are eligible at all; what is not met is a reason why one was struck. */
  readonly only: readonly string[]
  readonly guards: readonly string[]
  readonly rules: readonly string[]
  readonly gates: readonly string[]
  /** Of the gates that look at confidence. */
  readonly confidence: readonly ConfidenceThresholds[]
}

/**
 * The policies of a set by id, kind and the ids of their constructs, in the order of their ids.
 *
 * @example
 * ```ts
 * describePolicies(policies).policies.map(({ id }) => id) // ['order-release']
 * ```
 */
export function describePolicies(policies: PolicySet): WorkspaceDescription {
  const model = modelOf(policies)
  return {
    name: model.name,
    policies: model.policies.map(describePolicy).sort((a, b) => (a.id < b.id ? -1 : 1)),
    lifecycles: model.lifecycles.map(({ type }) => type),
    agents: model.agents.map(({ id }) => id),
    calendars: model.calendars.map(({ site }) => site),
    events: Object.keys(model.events),
  }
}

function describePolicy(policy: PolicyModel): PolicyDescription {
  const { id, version, title, owner, subject, events, options } = policy
  const by = policy.propose?.by
  const ids = (constructs: readonly { readonly id: string }[]): readonly string[] => constructs.map(construct => construct.id)
  return {
    id: policyId(id),
    version,
    title,
    owner,
    kind: options.length === 0 ? 'guards' : 'decides',
    subject,
    events,
    ...(by?.kind === 'scorer' ? { scorer: by.scorer } : {}),
    options: ids(options),
    only: ids(options.flatMap(option => option.only)),
    guards: ids(policy.guards),
    rules: ids(policy.rules),
    gates: ids(policy.gates),
    confidence: confidenceThresholds(policy),
  }
}
