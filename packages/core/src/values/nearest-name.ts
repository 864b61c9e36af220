/** Longer names are not compared: nobody mistypes them, and the work grows with the square. */
const LONGEST = 64
const MOST_CANDIDATES = 2_000

/**
 * The candidate that was probably meant: at most one edit in three characters away, case apart. Of several the first.
 * Looks at 2,000 candidates at most.
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
  let least = (name.length === 1 ? 0 : Math.max(1, Math.floor(name.length / 3))) + 1
  for (const candidate of candidates.slice(0, MOST_CANDIDATES)) {
    if (candidate === name || Math.abs(candidate.length - name.length) >= least) continue
    const distance = editDistance(wanted, candidate.toLowerCase())
    if (distance < least) {
      best = candidate
      least = distance
    }
  }
  return best
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) current.push(cell(a, b, row, column, last, current, beforeLast))
    beforeLast = last
    last = current
  }
  return last[b.length] ?? 0
}

function cell(
  a: string,
  b: string,
  row: number,
  column: number,
  last: readonly number[],
  current: readonly number[],
  beforeLast: readonly number[],
): number {
  const same = a[row - 1] === b[column - 1]
  const edited = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1))
  const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
  return swapped ? Math.min(edited, at(beforeLast, column - 2) + 1) : edited
}

function at(distances: readonly number[], index: number): number {
  return distances[index] ?? 0
}
