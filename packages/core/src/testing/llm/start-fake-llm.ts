import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FakeModel } from './fake-model.ts'
import { hashModel } from './fake-model.ts'
import { closed, listening, originOf } from './listening.ts'
import type { FaultName } from './llm-faults.ts'
import type { ReceivedRequest } from './received-request.ts'
import { readRequest } from './received-request.ts'
import { replyTo } from './reply-to.ts'
import { sendReply } from './send-reply.ts'
import { withRequestId } from './with-request-id.ts'

export interface FakeLlmOptions {
  /** Absent: `hashModel`. */
  readonly model?: FakeModel
  /** What goes wrong with this request; `count` is 1 for the first one. */
  readonly fault?: (request: ReceivedRequest, count: number) => FaultName | undefined
  /** How long what is slow takes. Absent: 30 s, longer than a test should wait. */
  readonly slowMs?: number
  /** How many of the latest requests are kept. Absent: all. */
  readonly keep?: number
}

export interface FakeLlm {
  /** Base URL for a client: `http://127.0.0.1:<port>/v1`. Whatever stands before `/v1` is free: a test may put a name there. */
  readonly url: string
  readonly received: readonly ReceivedRequest[]
  /** Requests that followed a redirect to another origin: a client that sends a question and a key must not. */
  readonly strayed: readonly ReceivedRequest[]
  /** Requests that are neither answered nor given up. */
  readonly open: () => number
  /** Ends open connections too. */
  readonly close: () => Promise<void>
}

/**
 * A server on 127.0.0.1 that speaks the Responses, Chat Completions and Decisions API of OpenAI as far as a scorer needs them, and plants
 * the faults of `LLM_FAULTS` over real HTTP. It refuses what their documentation does not allow: no key, another method or form, a schema
 * that is not strict.
 *
 * @example
 * ```ts
 * const llm = await startFakeLlm({ fault: (_, count) => (count === 1 ? 'rate-limited' : undefined) })
 * const client = new OpenAI({ baseURL: llm.url, apiKey: 'none', maxRetries: 0 })
 * await llm.close()
 * ```
 */
export async function startFakeLlm(options: FakeLlmOptions = {}): Promise<FakeLlm> {
  const strayed: ReceivedRequest[] = []
  const elsewhere = await listening(async (message, response) => {
    const request = await readRequest(message)
    if (request !== undefined) strayed.push(request)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  const received: ReceivedRequest[] = []
  const unanswered = new Set<ServerResponse>()
  const answer = answering(options, originOf(elsewhere), received)
  const home = await listening(async (message, response) => {
    unanswered.add(response)
    const gone = new AbortController()
    response.once('close', () => {
      unanswered.delete(response)
      gone.abort()
    })
    await answer(message, response, gone.signal)
  })
  return {
    url: `${originOf(home)}/v1`,
    received,
    strayed,
    open: () => unanswered.size,
    close: async () => {
      const given = [...unanswered].map(response => once(response, 'close'))
      await Promise.all([closed(home), closed(elsewhere), ...given])
    },
  }
}

type Answering = (message: IncomingMessage, response: ServerResponse, gone: AbortSignal) => Promise<void>

function answering(options: FakeLlmOptions, elsewhere: string, received: ReceivedRequest[]): Answering {
  const { model = hashModel, slowMs = 30_000, keep = Number.POSITIVE_INFINITY } = options
  const failedOnce = new Set<string>()
  let count = 0
  return async (message, response, gone) => {
    const request = await readRequest(message)
    if (request === undefined) {
      response.writeHead(413).end()
      return
    }
    count += 1
    const id = `req_${count}`
    received.push(request)
    if (received.length > keep) received.shift()
    const reply = await replyTo(request, { model, fault: options.fault?.(request, count), slowMs, elsewhere, failedOnce })
    await sendReply(response, withRequestId(reply, id), gone)
  }
}
