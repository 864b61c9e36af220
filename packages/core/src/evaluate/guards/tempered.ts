import type { Reason } from '../decision.ts'
import type { Candidate } from '../options/candidate.ts'
import type { Scene } from '../scene.ts'

/**
 * A deny that speaks only of steps which may not belong to the plan is not certain: it reviews instead. Otherwise a deny reached on
 * what is unknown could become a permit once it is known.
 */
export function tempered({ program: { queue } }: Scene, { steps }: Candidate, reasons: readonly Reason[]): readonly Reason[] {
  if (steps.every(({ certain }) => certain)) return reasons
  const uncertain = new Set(steps.filter(({ certain }) => !certain).map(({ step }) => step.id))
  return reasons.map(reason =>
    reason.vote === 'deny' && reason.steps.length > 0 && reason.steps.every(step => uncertain.has(step))
      ? { ...reason, vote: 'review', ...queue }
      : reason,
  )
}
