import type { DecimalText } from '../../evaluate/decision-input.ts'

/** Amounts by unit: `tokens`, or the code of a currency. */
export type Spending = Readonly<Record<string, DecimalText>>

/** What may be spent under one name in a window of `perMs`: windows follow each other from the epoch. */
export interface MeteredLimit {
  readonly name: string
  readonly limit: Spending
  readonly perMs: number
}

/**
 * Counts what is spent. Behind it a store can keep the count for many processes: then `reserve` is one transaction. A reservation that
 * nobody settles, because its process died, counts in full until its window is over.
 */
export interface Meter {
  /** Sets an estimate aside before anybody is asked. `undefined`: one of the units has no room for it in the window that now is. */
  readonly reserve: (limit: MeteredLimit, estimate: Spending) => Promise<string | undefined>
  /** Puts what it came to in place of the estimate, also where it came to more. */
  readonly settle: (reservation: string, spent: Spending) => Promise<void>
}
