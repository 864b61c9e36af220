import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf } from '../evaluate/policy-set.ts'
import { writeBundle } from '../policy/write-bundle.ts'

/**
 * The policies as one text that `loadPolicies({ bundle })` reads again, without YAML and on any machine. Equal policies give equal bytes.
 *
 * @example
 * ```ts
 * await writeFile('policies.bundle.json', bundlePolicies(policies))
 * ```
 */
export function bundlePolicies(policies: PolicySet): string {
  return writeBundle(modelOf(policies))
}
