import type { Enforcement, Measure, Phase, Reservation, Verdict } from '../decision.ts'
import type { Trigger } from '../decision-input.ts'
import type { Charge } from '../gates/gate-answer.ts'

export interface ReserveQuestion {
  readonly trigger: Trigger
  readonly verdict: Verdict
  readonly phase: Phase
  readonly enforcement: Enforcement
}

/**
 * What to write into the ledger when the decision is acted on. A plan that a person approved takes from a budget only if the
 * budget counts `all`, and no line twice for what its first steps have reserved; in `observe` what would have run is counted apart.
 */
export function reservationsFor(
  charges: readonly Charge[],
  { trigger, verdict, phase, enforcement }: ReserveQuestion,
): readonly Reservation[] {
  const shadow = phase === 'observe'
  const acts = shadow ? verdict === 'permit' : enforcement === 'execute' || enforcement === 'execute-then-await'
  if (!acts || charges.length === 0) return []
  if (trigger.kind !== 'release') return charges.map(({ key, of }) => ({ key, of, shadow }))
  const { reserved } = trigger.done
  return charges
    .filter(({ key, of, counts }) => counts === 'all' && !(isNothing(of) && reserved.some(one => one.key === key)))
    .map(({ key, of }) => ({ key, of, shadow }))
}

function isNothing(of: Measure): boolean {
  return (typeof of === 'string' ? of : of.amount) === '0'
}
