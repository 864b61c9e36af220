import type { Measure } from '../evaluate/decision.ts'
import type { DecimalText } from '../evaluate/decision-input.ts'
import type { Cite, ScoringProvenance } from '../evaluate/scoring-provenance.ts'
import type { FailureCode } from './failure-codes.ts'

/**
 * What a scorer answers. A confidence lies in [0, 1]; an option without one cannot be chosen; nothing is renormalised. Provenance is
 * there whatever happened: what a failure cost and which request it was are evidence too.
 */
export type ScorerAnswer =
  | ({
      readonly status: 'answered'
      /** By option id. */
      readonly confidence: Readonly<Record<string, DecimalText>>
    } & Said)
  | ({
      readonly status: 'ranked'
      /** By member: an order in a queue, higher first; never compared with a confidence. */
      readonly score: Readonly<Record<string, DecimalText>>
    } & Said)
  | ScorerFailed

export interface ScorerFailed {
  readonly status: 'failed'
  readonly code: FailureCode
  /** For people; of the server's own words at most a few hundred characters. */
  readonly detail: string
  readonly provenance: ScoringProvenance
}

interface Said {
  readonly rationale?: string
  readonly cites?: readonly Cite[]
  /** What the plan would cost, as the scorer sees it: may only raise what policy computes. */
  readonly cost?: Measure
  readonly provenance: ScoringProvenance
}
