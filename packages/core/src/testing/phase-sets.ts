import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf, policySetOf } from '../evaluate/policy-set.ts'
import type { Phase } from '../policy/model.ts'

/** The policy set in which one policy is in a phase whatever its rollout says; without a phase, the set itself. */
export type PhaseSets = (policy: string, phase: Phase | undefined) => PolicySet

/**
 * Each set is compiled once. A phase that a case sets stands for the whole rollout: its parameters and certificates are gone too.
 *
 * @example
 * ```ts
 * const sets = phaseSets(policies)
 * decide(sets('order-release', 'unattended'), input) // as if it ran unattended everywhere
 * ```
 */
export function phaseSets(policies: PolicySet): PhaseSets {
  const made = new Map<string, PolicySet>()
  return (policy, phase) => {
    if (phase === undefined) return policies
    const key = `${policy} ${phase}`
    const set = made.get(key) ?? inPhase(policies, policy, phase)
    made.set(key, set)
    return set
  }
}

function inPhase(policies: PolicySet, policy: string, phase: Phase): PolicySet {
  const model = modelOf(policies)
  const rollout = { default: phase, rows: [] }
  return policySetOf({ ...model, policies: model.policies.map(one => (one.id === policy ? { ...one, rollout } : one)) })
}
