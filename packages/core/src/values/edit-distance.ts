/** One row of the table of distances: how far the beginnings of both texts are apart. What is not in it is further than asked for. */
type Row = readonly number[]

/**
 * Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). More than `most` is only told as more: two
 * texts that near stray no further than `most` from the diagonal of the table, so nothing else of it is computed.
 */
export function editDistance(a: string, b: string, most: number): number {
  let beforeLast: Row = []
  let last: Row = Array.from({ length: Math.min(b.length, most) + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const current = nextRow(a, b, row, most, last, beforeLast)
    beforeLast = last
    last = current
  }
  return last[b.length] ?? most + 1
}

function nextRow(a: string, b: string, row: number, most: number, last: Row, beforeLast: Row): Row {
  const current: number[] = row <= most ? [row] : []
  const end = Math.min(b.length, row + most)
  for (let column = Math.max(1, row - most); column <= end; column += 1) {
    const replaced = (last[column - 1] ?? most) + (a[row - 1] === b[column - 1] ? 0 : 1)
    const edited = Math.min((last[column] ?? most) + 1, (current[column - 1] ?? most) + 1, replaced)
    current[column] = isSwap(a, b, row, column) ? Math.min(edited, (beforeLast[column - 2] ?? most) + 1) : edited
  }
  return current
}

function isSwap(a: string, b: string, row: number, column: number): boolean {
  return row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
}
