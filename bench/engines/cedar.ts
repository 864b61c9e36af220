import type { AuthorizationAnswer, Context } from '@cedar-policy/cedar-wasm/nodejs'
import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs'
import type { Engine } from './engine.ts'
import { at, engine } from './engine.ts'
import type { Rules } from './rules.ts'
import { verdictOf } from './rules.ts'

const ALLOW = 'permit(principal, action, resource);'

/**
 * Each rule forbids; which of them only ask for a review is told by their ids, which every answer lists. The policies are parsed once;
 * each request goes to WebAssembly as JSON.
 */
export function cedarRules(name: string, { votes, conditions }: Rules<string>, contexts: readonly Context[]): Engine {
  const forbids = Object.entries(conditions).map(([id, condition]) => [id, `forbid(principal, action, resource) when { ${condition} };`])
  const parsed = preparsePolicySet(name, { staticPolicies: { ...Object.fromEntries(forbids), allow: ALLOW } })
  if (parsed.type === 'failure') throw new Error(parsed.errors.map(({ message }) => message).join('\n'))
  const requests = contexts.map(context => ({
    principal: { type: 'User', id: 'order-desk' },
    action: { type: 'Action', id: 'release' },
    resource: { type: 'Order', id: 'asked' },
    context,
    preparsedPolicySetId: name,
    entities: [],
  }))
  return engine({
    name: 'cedar-wasm',
    gives: 'ids of rules',
    run: index => statefulIsAuthorized(at(requests, index)),
    read: answer => {
      const fired = firedIn(answer)
      return { verdict: verdictOf(votes, fired), fired }
    },
  })
}

function firedIn(answer: AuthorizationAnswer): readonly string[] {
  if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('\n'))
  const { errors, reason } = answer.response.diagnostics
  if (errors.length > 0) throw new Error(errors.map(({ policyId }) => policyId).join(', '))
  return reason.filter(id => id !== 'allow')
}
