import type { Actor, DecisionInput } from './decision-input.ts'

/** Who asked in the first place: a card is released, or expires, on behalf of whoever it was made for. */
export function requesterOf({ actor, trigger }: DecisionInput): Actor {
  return trigger.kind === 'release' || trigger.kind === 'expiry' ? trigger.requester : actor
}
