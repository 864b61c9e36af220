import type { CountedRow } from '../dry-run/decided-rows.ts'
import type { ConfidencePart } from './confidence-bins.ts'
import { createConfidenceBins } from './confidence-bins.ts'
import type { ReportPart } from './report-part.ts'
import type { Sample } from './sampling.ts'
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
  readonly samples: readonly Sample[]
}

export interface ReportDataBuilder {
  readonly addRow: (row: CountedRow) => void
  readonly addPart: (part: ReportPart) => void
  readonly data: () => ReportData
}

export function createReportData(): ReportDataBuilder {
  const timeline = createTimeline()
  const confidence = createConfidenceBins()
  const voices = createVoiceMap()
  const samples = createSamples()
  return {
    addRow: voices.add,
    addPart: part => {
      timeline.addPart(part.timeline)
      confidence.addPart(part.confidence)
      samples.add(part.samples)
    },
    data: () => ({ timeline: timeline.part(), confidence: confidence.part(), voices: voices.map(), samples: samples.kept() }),
  }
}
