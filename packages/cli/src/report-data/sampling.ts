import type { DecisionInput } from '@countersign/core'
import type { Decided } from '../dry-run/decided.ts'
import type { DecidedRow } from '../dry-run/decided-rows.ts'
import { createQuota } from './quota.ts'

/** A decision that a report shows whole: the line it was made on, what it was made on, and what it says. */
export interface Sample {
  readonly file: string
  readonly line: number
  readonly input: DecisionInput
  readonly row: DecidedRow
}

/** How many decisions a report shows whole. */
const MAX_SAMPLES = 300

/** Larger inputs are not kept: the whole page should stay in a few megabytes, and the run in constant memory. */
const MAX_INPUT_LENGTH = 256 * 1024

/** Picks samples where decisions are made. Of the blocks of one worker it is the same one, so that each kind is sent a few times only. */
export interface Sampling {
  readonly pick: (decided: Decided, row: DecidedRow) => Sample | undefined
}

/**
 * @example
 * ```ts
 * const sampling = createSampling() // once a worker, or once a run without workers
 * ```
 */
export function createSampling(room: number = MAX_SAMPLES): Sampling {
  const quota = createQuota(room)
  return {
    pick: ({ file, line, input }, row) => {
      if (!quota.wants(row.kind) || JSON.stringify(input).length > MAX_INPUT_LENGTH) return undefined
      quota.take(row.kind)
      return { file, line, input, row }
    },
  }
}

/** The samples of a whole run, of those that its parts picked. */
export interface Samples {
  readonly add: (samples: readonly Sample[]) => void
  readonly kept: () => KeptSamples
}

export interface KeptSamples {
  /** In the order of their lines. */
  readonly samples: readonly Sample[]
  /** As many of each kind were wanted. */
  readonly each: number
}

export function createSamples(room: number = MAX_SAMPLES): Samples {
  const quota = createQuota(room)
  let kept: (readonly [rank: number, sample: Sample])[] = []
  return {
    add: samples => {
      const before = quota.each()
      for (const sample of samples) if (quota.wants(sample.row.kind)) kept.push([quota.take(sample.row.kind), sample])
      if (quota.each() < before) kept = kept.filter(([rank]) => rank <= quota.each())
    },
    kept: () => ({ samples: kept.map(([, sample]) => sample), each: quota.each() }),
  }
}
