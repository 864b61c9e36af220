import type { OpenAI } from 'openai'
import type { JsonObject } from '../../values/json.ts'
import type { RenderedPrompt } from '../prompt/render-prompt.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import type { Failure } from './failure.ts'
import type { Settings } from './options.ts'
import type { Said } from './said.ts'

export type RequestOptions = Parameters<OpenAI['responses']['create']>[1]

/** One of the three ways to put a question. */
export interface WireApi {
  /** What a request can hold of it; a question that no request can hold is a failure before anything is sent. */
  readonly partsOf: (question: ScorerQuestion) => Parts | Failure
  readonly send: (client: OpenAI, asked: Asked, options: RequestOptions) => Promise<unknown>
  /** Of the JSON object that came back with 2xx. */
  readonly read: (question: ScorerQuestion, envelope: JsonObject) => Said | Failure
  /** How it puts what is rendered, and in which words of its own: part of the identity. */
  readonly form: string
}

/** Questions that together are the one that was asked, each small enough for one request. */
interface Parts {
  readonly kind: 'parts'
  readonly parts: readonly ScorerQuestion[]
}

interface Asked {
  readonly question: ScorerQuestion
  readonly prompt: RenderedPrompt
  readonly settings: Settings
}
