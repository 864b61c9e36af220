import type { Reason, Verdict } from './decision.ts'

export type PlanVerdict = Exclude<Verdict, 'not-applicable'>

/** The most restrictive counted voice; no voice is a permit. */
export function verdictOf(reasons: readonly Reason[]): PlanVerdict {
  let verdict: PlanVerdict = 'permit'
  for (const { vote, counted } of reasons) {
    if (!counted || vote === 'note') continue
    if (vote === 'deny') return 'deny'
    verdict = 'review'
  }
  return verdict
}

export function isStruck(reasons: readonly Reason[]): boolean {
  for (const { vote, counted } of reasons) if (counted && vote === 'deny') return true
  return false
}

export function isReviewed(reasons: readonly Reason[]): boolean {
  return reasons.some(isReview)
}

/** A counted voice that sends to a person. */
export function isReview({ vote, counted }: Reason): boolean {
  return counted && vote === 'review'
}
