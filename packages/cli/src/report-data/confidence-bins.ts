import type { Decision } from '@countersign/core'
import type { VerdictRow } from './verdict-counts.ts'
import { addVerdicts, noVerdicts, verdictIndex } from './verdict-counts.ts'

/** Hundredths: a bin holds its lower edge, as a threshold includes its value; the last is confidence 1. */
export const BINS = 101

/** Of each policy: how sure those were whose choice was judged, by verdict. Bins that are not there are empty. */
export type ConfidencePart = readonly (readonly [
  policy: string,
  bins: readonly (readonly [bin: number, verdicts: Readonly<VerdictRow>])[],
])[]

export interface ConfidenceBins {
  readonly add: (decision: Decision) => void
  readonly addPart: (part: ConfidencePart) => void
  /** Policies in the order of their names. */
  readonly part: () => ConfidencePart
}

/** Counts the confidence of scorers and agents whose option was judged. */
export function createConfidenceBins(): ConfidenceBins {
  const policies = new Map<string, Map<number, VerdictRow>>()
  const rowOf = (policy: string, bin: number): VerdictRow => {
    const bins = policies.get(policy) ?? new Map<number, VerdictRow>()
    const row = bins.get(bin) ?? noVerdicts()
    policies.set(policy, bins.set(bin, row))
    return row
  }
  return {
    add: decision => {
      if (decision.kind !== 'single') return
      const confidence = decision.chosen?.confidence
      if (confidence !== undefined) rowOf(decision.policy, binOf(confidence))[verdictIndex(decision.verdict)] += 1
    },
    addPart: part => {
      for (const [policy, bins] of part) for (const [bin, verdicts] of bins) addVerdicts(rowOf(policy, bin), verdicts)
    },
    part: () =>
      [...policies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([policy, bins]) => [policy, [...bins].sort(([a], [b]) => a - b)] as const),
  }
}

/** Read from the text: as a number, `0.29` hundredfold is less than 29. */
function binOf(confidence: string): number {
  const [whole = '', fraction = ''] = confidence.split('.')
  return Number(whole) >= 1 ? BINS - 1 : Number(fraction.slice(0, 2).padEnd(2, '0'))
}
