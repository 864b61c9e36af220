import type { DecimalText } from '../evaluate/decision-input.ts'
import { compareDecimals } from '../values/decimal.ts'
import { parseDecimal } from '../values/decimal-text.ts'
import type { ConfidencePair } from './confidence-shift.ts'

/** How many pairs a threshold parts: reached by the second only (up), or by the first only (down). Equal to it is reached. */
export interface ThresholdCrossings {
  readonly up: number
  readonly down: number
}

/**
 * @example
 * ```ts
 * thresholdCrossings([{ first: '0.89', second: '0.9' }], '0.9') // { up: 1, down: 0 }
 * ```
 */
export function thresholdCrossings(pairs: readonly ConfidencePair[], threshold: DecimalText): ThresholdCrossings {
  let [up, down] = [0, 0]
  for (const { first, second } of pairs) {
    const [before, after] = [reaches(first, threshold), reaches(second, threshold)]
    if (after && !before) up += 1
    if (before && !after) down += 1
  }
  return { up, down }
}

function reaches(confidence: DecimalText, threshold: DecimalText): boolean {
  const [value, least] = [parseDecimal(confidence), parseDecimal(threshold)]
  return value !== undefined && least !== undefined && compareDecimals(value, least) >= 0
}
