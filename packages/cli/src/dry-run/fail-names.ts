import type { PolicySet } from '@countersign/core'
import { BUILT_IN_CODES, describePolicies } from '@countersign/core'
import { didYouMean } from '../did-you-mean.ts'
import { UsageError } from '../usage-error.ts'
import type { FailCondition } from './fail-condition.ts'

/** Actions of an asker's own stand as this option. */
const PROPOSED = 'proposed'

/**
 * Refuses conditions about a reason or an option that no policy has: a misspelt one would never be met, and pass for a gate. Types of
 * events come from the recording, so they are taken as they are.
 */
export function proveNames(conditions: readonly FailCondition[], policies: PolicySet): void {
  const known = { option: optionsOf(policies), reason: reasonsOf(policies) }
  for (const { text, measure, name } of conditions) {
    if (name === undefined || measure === 'undecided') continue
    const kind = measure === 'option' || measure === 'fallback' ? 'option' : 'reason'
    const meant = kind === 'option' ? name.replace(/\[.*\]$/s, '') : name
    if (!known[kind].includes(meant))
      throw new UsageError(`\`${text}\`: no policy has the ${kind} \`${name}\`${didYouMean(meant, known[kind])}`)
  }
}

function optionsOf(policies: PolicySet): readonly string[] {
  return [...new Set(describePolicies(policies).policies.flatMap(({ options }) => options)), PROPOSED]
}

/** Those of a guard policy carry its id. */
function reasonsOf(policies: PolicySet): readonly string[] {
  const builtIn = Object.keys(BUILT_IN_CODES)
  const own = describePolicies(policies).policies.flatMap(({ id, kind, only, guards, rules, gates }) => {
    const codes = [...only, ...guards, ...rules, ...gates]
    return kind === 'guards' ? [...codes, ...builtIn].map(code => `${id}/${code}`) : codes
  })
  return [...new Set([...own, ...builtIn])]
}
