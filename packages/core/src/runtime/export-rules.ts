import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf } from '../evaluate/policy-set.ts'
import type { ExportedRules } from '../policy/json-rules/export-rules.ts'
import { exportPolicy } from '../policy/json-rules/export-rules.ts'

/**
 * Guards and rules of a policy as json-rules-engine files, with the facts that a host gives the engine and the entries that import them
 * again; and, with its place and the reason, everything that the engine cannot mean.
 *
 * @returns nothing where there is no such policy
 *
 * @example
 * ```ts
 * exportRules(policies, 'order-release')?.guards.text // '[ { "name": "credit-is-clear", "conditions": …'
 * ```
 */
export function exportRules(policies: PolicySet, policy: string): ExportedRules | undefined {
  const model = modelOf(policies)
  const found = model.policies.find(({ id }) => id === policy)
  return found === undefined ? undefined : exportPolicy(model, found)
}
