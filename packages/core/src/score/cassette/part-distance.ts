import type { PartDifference } from './question-difference.ts'

/**
 * How far a question is from a recorded one: a part more or less is 1, a part that changed up to 1. Numbers are near where they are nearly
 * equal, so that an amount is compared with the next one; texts where they begin alike.
 */
export function distanceOf(differences: readonly PartDifference[]): number {
  return differences.reduce((sum, difference) => sum + 1 + (difference.kind === 'changed' ? textDistance(difference) : 1), 0)
}

function textDistance({ recorded, asked }: Extract<PartDifference, { kind: 'changed' }>): number {
  const [before, now] = [numberIn(recorded), numberIn(asked)]
  if (before !== undefined && now !== undefined) {
    const largest = Math.max(Math.abs(before), Math.abs(now))
    return largest === 0 ? 0 : Math.min(1, Math.abs(before - now) / largest)
  }
  const longest = Math.max(recorded.length, asked.length)
  return longest === 0 ? 0 : 1 - sharedStart(recorded, asked) / longest
}

/** The only number of a text, as in `{"amount":"10.50","currency":"EUR"}`. */
function numberIn(text: string): number | undefined {
  const [first, ...others] = text.slice(0, LONGEST).match(/-?\d+(?:\.\d+)?/g) ?? []
  return first === undefined || others.length > 0 ? undefined : Number(first)
}

const LONGEST = 200

function sharedStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return at
}
