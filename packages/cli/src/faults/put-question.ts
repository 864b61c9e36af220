import type { DecisionInput, Scoring } from '@countersign/core'
import { openaiScorer } from '@countersign/core/openai'
import type { Scorer } from '@countersign/core/scoring'
import { withScoring } from '@countersign/core/scoring'
import type { LlmApi } from '@countersign/core/testing'
import OpenAI from 'openai'
import type { FaultCase } from './fault-case.ts'

/** Where the model of the fake server is. `fetch` leads each request to the case and the fault that it is for. */
export interface Place {
  readonly url: string
  readonly fetch: (url: string | URL | Request, init?: RequestInit) => Promise<Response>
  readonly api: LlmApi
  readonly timeoutMs: number
}

export type ScorerAt = (place: Place) => Scorer

/** The scorer that a host would use, through the client that it would use. The fake server wants a key and reads none. */
export function openaiAt({ url, fetch, api, timeoutMs }: Place): Scorer {
  const client = new OpenAI({ baseURL: url, apiKey: 'not-a-key', logLevel: 'off', fetch })
  return openaiScorer({ client, model: 'fake', api, timeoutMs, backoffMs: 1 })
}

/** The answer, or the failure, that `decide` reads. */
export async function putQuestion({ sets, input, need }: FaultCase, scorer: Scorer, signal: AbortSignal): Promise<Scoring | undefined> {
  const scorers = { [need.questions[0].scorer]: scorer }
  const scored: DecisionInput = await withScoring(sets.given, input, need, { scorers, signal })
  return scored.scoring['']
}
