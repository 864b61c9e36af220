import type { ConfidencePair } from '@countersign/core/evidence'
import { barRows } from '../terminal/bar-rows.ts'
import type { Paper } from '../terminal/paper.ts'

/** From where a row begins; the first reaches down to −1. */
const EDGES = [-1, -0.2, -0.1, -0.05, -0.01, 0.01, 0.05, 0.1, 0.2] as const
const NAMES = [
  'below −0.20',
  '−0.20 to −0.10',
  '−0.10 to −0.05',
  '−0.05 to −0.01',
  'about the same',
  '+0.01 to +0.05',
  '+0.05 to +0.10',
  '+0.10 to +0.20',
  '+0.20 and more',
] as const

/** How many decisions shift by how much: second minus first. For the eye; the quantiles are exact. */
export function shiftPlot(pairs: readonly ConfidencePair[], paper: Paper): string {
  const counts = NAMES.map(() => 0)
  for (const { first, second } of pairs) {
    // Sums of a few millionths: far less than the width of a row.
    const shift = Number(second) - Number(first) + 1e-9
    const row = EDGES.findLastIndex(edge => shift >= edge)
    counts[Math.max(0, row)] = (counts[Math.max(0, row)] ?? 0) + 1
  }
  const rows = NAMES.map((name, index) => [name, counts[index] ?? 0] as const)
  const used = ([, count]: readonly [string, number]): boolean => count > 0
  return barRows(rows.slice(rows.findIndex(used), rows.findLastIndex(used) + 1), pairs.length, paper)
}
