import type { Digest } from '../values/ids.ts'
import type { Measure } from './decision.ts'
import type { DecimalText } from './decision-input.ts'

/** Where an answer of a scorer, or its failure, came from. Evidence only: `decide` reads none of it. */
export interface ScoringProvenance {
  /** Id of the scorer that answered, which may be one of several that the host combined. */
  readonly answeredBy: string
  /** Its model, prompt, schema and map as one digest. */
  readonly identity: Digest
  /** The question and who it was put to: the key of the cassette. */
  readonly question?: Digest
  /** As the server names it. */
  readonly model?: string
  /** Of the text that was sent, instructions and data. */
  readonly prompt?: Digest
  /** Of the calibration map; `raw` is what it was applied to. */
  readonly map?: Digest
  readonly raw?: Readonly<Record<string, DecimalText>>
  /** Of an A/B split. */
  readonly arm?: string
  /** Of every request, failed ones too, as the server named them. */
  readonly requestIds?: readonly string[]
  /** Requests that were sent. */
  readonly attempts?: number
  /** From the first request to the answer. */
  readonly latencyMs?: number
  readonly usage?: TokenUsage
  readonly cost?: Measure
  readonly precedents?: readonly { readonly ref: string; readonly source: string; readonly digest: Digest }[]
  /** The search for precedents failed, and the question was put without them. */
  readonly precedentsMissed?: boolean
  readonly cites?: readonly Cite[]
  /** For people, where there was no answer. */
  readonly detail?: string
  /** What others said who were asked beside and do not count. */
  readonly besides?: readonly AnswerBeside[]
}

export interface TokenUsage {
  readonly inputTokens: number
  readonly cachedInputTokens?: number
  readonly outputTokens: number
  readonly reasoningTokens?: number
}

/** What an answer rests on: a field that was shown (`order.total`, `options[release-all].cost`) or a precedent (`P1`), and what stands there. */
export interface Cite {
  readonly ref: string
  readonly quote?: string
}

/** A challenger's answer, an earlier sample, or a failure before a fallback. */
export interface AnswerBeside {
  readonly role: 'challenger' | 'sample' | 'fallen-back-from'
  readonly status: 'answered' | 'ranked' | 'failed'
  readonly why?: string
  readonly confidence?: Readonly<Record<string, DecimalText>>
  /** Of a ranking. */
  readonly score?: Readonly<Record<string, DecimalText>>
  readonly provenance: ScoringProvenance
}
