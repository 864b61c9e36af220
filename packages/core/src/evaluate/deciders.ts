import type { PolicyModel } from '../policy/model.ts'
import type { PolicyId } from '../values/ids.ts'
import { policyId } from '../values/ids.ts'
import type { Trigger } from './decision-input.ts'
import { memberOf } from './frame/member.ts'
import type { PolicySet } from './policy-set.ts'
import { modelOf } from './policy-set.ts'

/**
 * Which policies decide this trigger, each with its own input, decision and record; in the order of `after`, then by id. An event
 * that none names is counted, not decided. A release or expiry is its card's policy's alone, so the host knows it already.
 *
 * @example
 * ```ts
 * for (const policy of deciders(policies, { kind: 'event', event })) handle({ ...input, policy })
 * ```
 */
export function deciders(policies: PolicySet, trigger: Trigger): readonly PolicyId[] {
  const deciding = modelOf(policies).policies.filter(({ options }) => options.length > 0)
  try {
    return decidersOf(deciding, trigger)
  } catch {
    // A getter or proxy of the caller's that threw: nobody decides what cannot be read.
    return []
  }
}

function decidersOf(deciding: readonly PolicyModel[], trigger: Trigger): readonly PolicyId[] {
  switch (memberOf(trigger, 'kind')) {
    case 'event': {
      const type = memberOf(memberOf(trigger, 'event'), 'type')
      return inOrder(deciding.filter(({ events }) => events.some(event => event === type)))
    }
    case 'proposal': {
      const asked = memberOf(memberOf(trigger, 'proposal'), 'policy')
      return deciding.filter(({ id }) => id === asked).map(({ id }) => policyId(id))
    }
    default:
      return []
  }
}

/** INVARIANT: `after` is free of cycles, the loader refuses them; in a model made by hand a cycle is left as it stands. */
function inOrder(policies: readonly PolicyModel[]): readonly PolicyId[] {
  const waiting = [...policies].sort((a, b) => (a.id < b.id ? -1 : 1))
  const ordered: PolicyId[] = []
  while (waiting.length > 0) {
    const ready = waiting.findIndex(({ after }) => !waiting.some(({ id }) => after.includes(id)))
    const [next] = waiting.splice(Math.max(ready, 0), 1)
    if (next !== undefined) ordered.push(policyId(next.id))
  }
  return ordered
}
