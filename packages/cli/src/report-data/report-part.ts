import type { Decided } from '../dry-run/decided.ts'
import type { DecidedRow } from '../dry-run/decided-rows.ts'
import type { ConfidencePart } from './confidence-bins.ts'
import { createConfidenceBins } from './confidence-bins.ts'
import type { Sample, Sampling } from './sampling.ts'
import type { TimelinePart } from './timeline.ts'
import { createTimeline } from './timeline.ts'

/** What a report shows of some decisions beside the summary of them. Plain data. */
export interface ReportPart {
  readonly timeline: TimelinePart
  readonly confidence: ConfidencePart
  readonly samples: readonly Sample[]
}

export interface ReportPartBuilder {
  readonly add: (decided: Decided, row: DecidedRow) => void
  readonly part: () => ReportPart
}

export function createReportPart(sampling: Sampling): ReportPartBuilder {
  const timeline = createTimeline()
  const confidence = createConfidenceBins()
  const samples: Sample[] = []
  return {
    add: (decided, row) => {
      timeline.add(decided.input.now, row.verdict)
      confidence.add(decided.decision)
      const sample = sampling.pick(decided, row)
      if (sample !== undefined) samples.push(sample)
    },
    part: () => ({ timeline: timeline.part(), confidence: confidence.part(), samples }),
  }
}
