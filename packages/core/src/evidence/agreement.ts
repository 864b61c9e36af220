/** What two deciders said of one record: an option, an enforcement; `undefined` where one said nothing. */
export type SaidPair = readonly [first: string | undefined, second: string | undefined]

export interface Agreement {
  readonly pairs: number
  readonly same: number
  /** Which turned into which, the most frequent first; those that agree are in it too. */
  readonly cells: readonly AgreementCell[]
}

export interface AgreementCell {
  readonly first: string | undefined
  readonly second: string | undefined
  readonly count: number
}

/**
 * How often two deciders say the same, and what turns into what where they do not. Saying nothing twice is the same.
 *
 * @example
 * ```ts
 * agreement([['hold', 'hold'], ['hold', 'release-all']]) // { pairs: 2, same: 1, cells: [ … ] }
 * ```
 */
export function agreement(pairs: readonly SaidPair[]): Agreement {
  const cells = new Map<string, AgreementCell>()
  for (const [first, second] of pairs) {
    const key = JSON.stringify([first, second])
    cells.set(key, { first, second, count: (cells.get(key)?.count ?? 0) + 1 })
  }
  return {
    pairs: pairs.length,
    same: pairs.filter(([first, second]) => first === second).length,
    cells: [...cells].sort(([a, { count }], [b, other]) => other.count - count || (a < b ? -1 : 1)).map(([, cell]) => cell),
  }
}
