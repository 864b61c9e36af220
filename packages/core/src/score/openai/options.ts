import type { OpenAI } from 'openai'
import type { JsonObject } from '../../values/json.ts'
import { LONGEST_TIMER, wholeSetting } from '../whole-setting.ts'
import type { Prices } from './cost-of-usage.ts'

/** How a model behind an API of OpenAI's kind is asked. Only `client`, `model` and `api` are needed. */
export interface OpenAiScorerOptions {
  /**
   * The host's own, with its key, transport and `fetch`; asked through a copy, so nothing changes in it, and the copy logs nothing. Give it
   * its `baseURL`: without one it goes where the environment variable `OPENAI_BASE_URL` says. What else the client takes from the
   * environment is sent with each question: `OPENAI_ORG_ID`, `OPENAI_PROJECT_ID` and the headers of `OPENAI_CUSTOM_HEADERS`. Its transport
   * goes on opening a connection whose question has ended; how many at once is for its dispatcher to limit.
   */
  readonly client: OpenAI
  readonly model: string
  /**
   * `responses`: structured output of OpenAI. `chat`: Chat Completions, which vLLM, Ollama, Azure and others speak too. `decisions`: the
   * Decisions API (beta), whose confidences are probabilities of the model instead of its own words about itself; it cites nothing.
   */
  readonly api: 'responses' | 'chat' | 'decisions'
  /** Stands in the record; `<api>:<model>`. */
  readonly id?: string
  /**
   * Whatever else decides how the model answers and is not said to the server: a deployment, a quantisation. It is part of the identity;
   * where the server stands is not.
   */
  readonly revision?: string
  /** Where the questions must go: a client that points elsewhere is refused at construction. */
  readonly baseURL?: string
  /** For one question, all attempts and waits included; 30,000. Let it be shorter than the host's own limit, or what was spent is not known. */
  readonly timeoutMs?: number
  /** For one request; as long as the question has. */
  readonly perAttemptMs?: number
  /** Requests for one question at most; 3. Asked again are: no connection, 408, 409, 425, 429 and 5xx. */
  readonly attempts?: number
  /** Before the second request, doubled before each further one, never longer than 8 seconds; 250. A server's `retry-after` goes before. */
  readonly backoffMs?: number
  /** Ask again after a timeout or a connection that broke in the answer, though both answers may have to be paid; `false`. */
  readonly retryUnanswered?: boolean
  /** Of one answer, after decompression; 1,000,000. */
  readonly maxBytes?: number
  /**
   * Reasoning included; 16,384. `false`: the limit is the server's, as one with a small context needs it. Like the two below, nothing that
   * the Decisions API takes.
   */
  readonly maxOutputTokens?: number | false
  /** Models that reason refuse it. */
  readonly temperature?: number
  /** Models that do not reason refuse it. */
  readonly reasoningEffort?: 'none' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh'
  /** Further members of the request body, sent as they are: `seed`, `service_tier`, what a compatible server has of its own. Ours win. */
  readonly parameters?: JsonObject
  /** Not to be kept by the server, which is sent as `store: false`; `'unsaid'` for compatible servers that refuse a member they do not know. */
  readonly store?: false | 'unsaid'
  /** Sent with each request. Values of 8 letters and more are kept out of answers and failures, but for dates. */
  readonly headers?: Readonly<Record<string, string>>
  /**
   * Carries one random key for all attempts of a question; `Idempotency-Key`. Whether a server heeds it is the server's matter.
   * `false`: none is sent.
   */
  readonly idempotencyHeader?: string | false
  readonly prices?: Prices
}

/** With every default in place. */
export interface Settings extends Omit<OpenAiScorerOptions, 'client' | 'baseURL'> {
  readonly id: string
  readonly timeoutMs: number
  readonly perAttemptMs: number
  readonly attempts: number
  readonly backoffMs: number
  readonly retryUnanswered: boolean
  readonly maxBytes: number
  readonly maxOutputTokens: number | false
  readonly idempotencyHeader: string | false
}

/** @throws RangeError for a limit that is none, and for what the Decisions API does not take. */
export function settingsOf({ client: _, baseURL: __, ...options }: OpenAiScorerOptions): Settings {
  if (options.api === 'decisions') refuseUntaken(options)
  const timeoutMs = wholeSetting('timeoutMs', options.timeoutMs ?? 30_000, 1, LONGEST_TIMER)
  const { maxOutputTokens = options.api === 'decisions' ? false : 16_384 } = options
  return {
    ...options,
    id: options.id ?? `${options.api}:${options.model}`,
    timeoutMs,
    perAttemptMs: wholeSetting('perAttemptMs', options.perAttemptMs ?? timeoutMs, 1, LONGEST_TIMER),
    attempts: wholeSetting('attempts', options.attempts ?? 3, 1, 100),
    backoffMs: wholeSetting('backoffMs', options.backoffMs ?? 250, 1, LONGEST_TIMER),
    retryUnanswered: options.retryUnanswered ?? false,
    maxBytes: wholeSetting('maxBytes', options.maxBytes ?? 1_000_000, 1, 2 ** 28),
    maxOutputTokens: maxOutputTokens === false ? false : wholeSetting('maxOutputTokens', maxOutputTokens, 1, Number.MAX_SAFE_INTEGER),
    idempotencyHeader: options.idempotencyHeader ?? 'Idempotency-Key',
  }
}

function refuseUntaken(options: Omit<OpenAiScorerOptions, 'client' | 'baseURL'>): void {
  const untaken = (['maxOutputTokens', 'temperature', 'reasoningEffort'] as const).find(name => options[name] !== undefined)
  if (untaken !== undefined) throw new RangeError(`the Decisions API takes no \`${untaken}\``)
}
