import { plainText } from '../terminal/plain-text.ts'
import type { MetCondition } from './judge-conditions.ts'

/** One line a condition that was met: which, and what was measured. */
export function formatConditions(met: readonly MetCondition[]): string {
  return met.map(one => `failed on ${plainText(one.condition)}: ${measuredText(one)}\n`).join('')
}

function measuredText({ count, of }: MetCondition): string {
  const number = count.toLocaleString('en-US')
  if (of === undefined) return number
  const share = of.number === 0 ? '' : `, ${((100 * count) / of.number).toFixed(2)} %`
  return `${number} of ${of.number.toLocaleString('en-US')} ${of.what}${share}`
}
