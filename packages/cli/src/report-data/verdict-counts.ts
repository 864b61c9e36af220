import type { Verdict } from '@countersign/core'

/** Decisions by verdict, in the order of `VERDICTS`. */
export type VerdictRow = [permit: number, review: number, deny: number, notApplicable: number]

export const VERDICTS: readonly [Verdict, Verdict, Verdict, Verdict] = ['permit', 'review', 'deny', 'not-applicable']

export function noVerdicts(): VerdictRow {
  return [0, 0, 0, 0]
}

export function verdictIndex(verdict: Verdict): 0 | 1 | 2 | 3 {
  switch (verdict) {
    case 'permit':
      return 0
    case 'review':
      return 1
    case 'deny':
      return 2
    case 'not-applicable':
      return 3
  }
}

export function addVerdicts(to: VerdictRow, from: Readonly<VerdictRow>): void {
  to[0] += from[0]
  to[1] += from[1]
  to[2] += from[2]
  to[3] += from[3]
}
