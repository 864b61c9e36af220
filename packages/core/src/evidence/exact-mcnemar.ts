import { binomialAtMost } from './binomial-tail.ts'

/** Of records that two deciders both decided: how many only one of them got right. Where both were right or wrong says nothing. */
export interface Discordant {
  readonly onlyFirst: number
  readonly onlySecond: number
}

/**
 * The exact two-sided test of McNemar on paired outcomes: how likely a difference at least this large is, if both are equally good. With
 * no discordant pair it is 1. It says whether they differ, and nothing of how much.
 *
 * @example
 * ```ts
 * exactMcNemar({ onlyFirst: 5, onlySecond: 15 }) // 0.04138946533203
 * ```
 */
export function exactMcNemar({ onlyFirst, onlySecond }: Discordant): number {
  for (const count of [onlyFirst, onlySecond]) {
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`a count of pairs is a whole number from 0, got ${String(count)}`)
  }
  return Math.min(1, 2 * binomialAtMost(Math.min(onlyFirst, onlySecond), onlyFirst + onlySecond, 0.5))
}
