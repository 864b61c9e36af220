import type { IProperty } from 'fast-check'
import { assert } from 'fast-check'

const BATCH = 5_000

/** A long run, in batches: fast-check keeps whatever a `gen` has built until the run ends, some 40 KB a case. */
export function assertInBatches<Values>(law: () => IProperty<Values>, runs: number): void {
  for (let left = runs; left > 0; left -= BATCH) assert(law(), { numRuns: Math.min(left, BATCH), endOnFailure: true })
}
