import type { ConfidencePart } from '../report-data/confidence-bins.ts'
import { BINS } from '../report-data/confidence-bins.ts'
import type { VerdictRow } from '../report-data/verdict-counts.ts'
import { addVerdicts, noVerdicts } from '../report-data/verdict-counts.ts'

export interface ConfidenceBar {
  /** Its lower edge, included: `0.92`. */
  readonly from: string
  readonly verdicts: Readonly<VerdictRow>
}

const HUNDREDTHS = 2

export const BAR_WIDTH: number = HUNDREDTHS / 100

/** Fifty bars that can be told apart, and one for confidence 1. */
export function coarseBins(bins: ConfidencePart[number][1]): readonly ConfidenceBar[] {
  const rows = Array.from({ length: Math.ceil(BINS / HUNDREDTHS) }, noVerdicts)
  for (const [bin, verdicts] of bins) {
    const row = rows[Math.floor(bin / HUNDREDTHS)]
    if (row !== undefined) addVerdicts(row, verdicts)
  }
  return rows.map((verdicts, index) => ({ from: (index * BAR_WIDTH).toFixed(2), verdicts }))
}
