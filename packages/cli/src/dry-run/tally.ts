/** Counts by name, in bounded memory. */
export interface Tally {
  readonly add: (name: string, times?: number) => void
  /** Most frequent first, then by name, so that two runs print the same. */
  readonly counts: () => Readonly<Record<string, number>>
}

/** Names beyond the limit are counted together under this one. */
export const OTHER = '(other)'

/** `limit` bounds the names, which come from outside: sites, instances of options. */
export function createTally(limit: number = 1000): Tally {
  const counts = new Map<string, number>()
  const add = (name: string, times: number = 1): void => {
    const kept = counts.has(name) || counts.size < limit ? name : OTHER
    counts.set(kept, (counts.get(kept) ?? 0) + times)
  }
  return { add, counts: () => sorted(counts) }
}

function sorted(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  const entries = [...counts].sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1))
  // `fromEntries` defines own properties, also one named `__proto__`.
  return Object.fromEntries(entries)
}
