import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf } from '../evaluate/policy-set.ts'
import { sayAgent } from './say/say-agent.ts'
import { sayGuardPolicies } from './say/say-guard-policies.ts'
import { sayLifecycle } from './say/say-lifecycle.ts'
import { sayPolicy } from './say/say-policy.ts'
import type { Section } from './section.ts'

/**
 * A policy as sentences, with the guard policies that may speak in it, the lifecycle of its subject and the scope of its agent. A policy that the set does not have has no
 * sections.
 *
 * @example
 * ```ts
 * for (const { heading, sentences } of explainPolicy(policies, 'order-release')) console.log(heading, sentences)
 * ```
 */
export function explainPolicy(policies: PolicySet, policyId: string): readonly Section[] {
  const model = modelOf(policies)
  const policy = model.policies.find(({ id }) => id === policyId)
  if (policy === undefined) return []
  const lifecycles = model.lifecycles.filter(({ type }) => type === policy.subject)
  const agents = model.agents.filter(({ id }) => id === policy.agent)
  const guards = sayGuardPolicies(policy, model.policies)
  const narrowing = guards.length === 0 ? [] : [{ heading: 'Guard policies that may narrow its plans further', sentences: guards }]
  return [...sayPolicy(policy), ...narrowing, ...lifecycles.map(sayLifecycle), ...agents.map(sayAgent)]
}
