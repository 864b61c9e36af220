import type { Expression } from '../../policy/expression.ts'
import type { PolicyModel } from '../../policy/model.ts'
import { mentions } from '../expression/mentions.ts'
import type { CompiledTerms } from '../frame/make-frame.ts'

/**
 * Terms to read the site alone, without decoding a fact. `undefined` where that could tell another site than the whole frame: it hangs
 * on a fact, or on a parameter that rollout rows set.
 */
export function siteTerms(terms: CompiledTerms, parametersVary: boolean): CompiledTerms | undefined {
  const { policy } = terms
  if (policy.site !== undefined && mentions(policy.site, policy, one => isFact(one) || (parametersVary && one.op === 'parameter'))) {
    return undefined
  }
  const factless: PolicyModel = { ...policy, facts: [] }
  return { ...terms, policy: factless }
}

function isFact({ op }: Expression): boolean {
  return op === 'fact' || op === 'missing' || op === 'as-of' || op === 'age'
}
