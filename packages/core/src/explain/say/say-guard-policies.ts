import { matchesAnyAction } from '../../evaluate/guards/action-pattern.ts'
import type { PolicyModel } from '../../policy/model.ts'
import { sayList } from './say-list.ts'

/** The guard policies that may speak about a plan of this policy, with the guards and gates that do; what they say is told of each by itself. */
export function sayGuardPolicies(policy: PolicyModel, policies: readonly PolicyModel[]): readonly string[] {
  if (policy.options.length === 0) return []
  const actions = policy.options.flatMap(({ steps }) => steps.map(({ action }) => action))
  return policies.flatMap(one => {
    if (one.options.length > 0 || one.subject !== policy.subject) return []
    const speaks = (patterns: readonly string[]): boolean =>
      patterns.length === 0 || actions.some(action => matchesAnyAction(patterns, action))
    const guards = one.guards.filter(guard => speaks(guard.for)).map(({ id }) => `guard ${id}`)
    const gates = one.gates.filter(gate => speaks(gate.for)).map(({ id }) => `gate ${id}`)
    const voices = [...guards, ...gates]
    return voices.length === 0 ? [] : [`${one.id} (${one.title}, of ${one.owner}): ${sayList(voices)}.`]
  })
}
