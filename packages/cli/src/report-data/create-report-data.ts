import type { CountedRow } from '../dry-run/decided-rows.ts'
import { createTally } from '../dry-run/tally.ts'
import type { ConfidencePart } from './confidence-bins.ts'
import { createConfidenceBins } from './confidence-bins.ts'
import type { ReportPart } from './report-part.ts'
import type { KeptSamples } from './sampling.ts'
import { createSamples } from './sampling.ts'
import type { TimelinePart } from './timeline.ts'
import { createTimeline } from './timeline.ts'
import type { VoiceMap } from './voice-map.ts'
import { createVoiceMap } from './voice-map.ts'

/** What a report shows beside the summary: plots and samples, all of bounded size. */
export interface ReportData {
  readonly timeline: TimelinePart
  readonly confidence: ConfidencePart
  readonly voices: VoiceMap
  readonly shown: KeptSamples
  /** How many decisions there were of each kind that samples are kept of. */
  readonly kinds: Readonly<Record<string, number>>
}

export interface ReportDataBuilder {
  readonly addRow: (row: CountedRow) => void
  readonly addPart: (part: ReportPart) => void
  readonly data: () => ReportData
}

const MAX_KINDS = 10_000

export function createReportData(): ReportDataBuilder {
  const timeline = createTimeline()
  const confidence = createConfidenceBins()
  const voices = createVoiceMap()
  const samples = createSamples()
  const kinds = createTally(MAX_KINDS)
  return {
    addRow: counted => {
      const [{ kind }, decisions] = counted
      voices.add(counted)
      kinds.add(kind, decisions)
    },
    addPart: part => {
      timeline.addPart(part.timeline)
      confidence.addPart(part.confidence)
      samples.add(part.samples)
    },
    data: () => ({
      timeline: timeline.part(),
      confidence: confidence.part(),
      voices: voices.map(),
      shown: samples.kept(),
      kinds: kinds.counts(),
    }),
  }
}
