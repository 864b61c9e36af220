const LONGEST_MS = 8000

/** How long to wait after the attempt of this number: doubled each time, and without chance, so that a run can be repeated. */
export function backoffAfter(attempt: number, firstMs: number): number {
  return Math.min(firstMs * 2 ** (attempt - 1), LONGEST_MS)
}
