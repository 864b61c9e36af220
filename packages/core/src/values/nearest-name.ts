import { editDistance } from './edit-distance.ts'

/** Longer names are not compared: nobody mistypes them, and text from outside must not buy work. */
const LONGEST = 40
const MOST_CANDIDATES = 1_000
const MOST_EDITS = 3

/**
 * The candidate that was probably meant: at most one edit in three characters away and never more than three, case apart. Of several
 * the nearest, then the first. Looks at 1,000 candidates at most.
 *
 * @example
 * ```ts
 * nearestName('minimun', ['maximum', 'minimum']) // 'minimum'
 * ```
 */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  if (name.length === 0 || name.length > LONGEST) return undefined
  const wanted = name.toLowerCase()
  let best: string | undefined
  let allowed = name.length === 1 ? 0 : Math.min(MOST_EDITS, Math.max(1, Math.floor(name.length / 3)))
  for (const candidate of candidates.slice(0, MOST_CANDIDATES)) {
    if (candidate === name || Math.abs(candidate.length - name.length) > allowed) continue
    const distance = editDistance(wanted, candidate.toLowerCase(), allowed)
    if (distance > allowed) continue
    best = candidate
    allowed = distance - 1
    if (allowed < 0) break
  }
  return best
}
