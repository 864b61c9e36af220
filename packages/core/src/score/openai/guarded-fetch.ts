import type { Trail } from './trail.ts'
import { noteHeaders, noteSent } from './trail.ts'

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/** A response as it came: its text exactly, no more of it than the limit. */
export interface RawAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** There was more. */
  readonly cut: boolean
}

/** One request on its way through the client. The mark under which it travels tells it from what a client asks for itself, a token say. */
export interface Passage {
  readonly idempotencyHeader: string | false
  readonly maxBytes: number
  readonly signal: AbortSignal
  readonly trail: Trail
  /** `taken`: headers have come, so the server has begun to answer. */
  stage: 'made' | 'sent' | 'taken'
  answer: RawAnswer | undefined
}

export const PASSAGE: unique symbol = Symbol('passage')

export interface Marked {
  readonly [PASSAGE]?: Passage
}

/** Of a body that only says what went wrong. */
const MOST_ERROR_BYTES = 65_536

/**
 * The host's own `fetch`, with the body read here: under a limit of bytes as they come out of decompression, and kept with its headers
 * whatever the client makes of them. No redirect is followed, because a key and the question would go along to wherever it leads.
 */
export function guardedFetch(fetchOfHost: Fetch): Fetch {
  return async (input, init?: RequestInit & Marked): Promise<Response> => {
    const { [PASSAGE]: passage, ...rest } = init ?? {}
    if (passage === undefined) return fetchOfHost(input, init)
    passage.signal.throwIfAborted()
    noteSent(passage.trail, input instanceof Request ? input.url : String(input), new Headers(rest.headers), passage.idempotencyHeader)
    passage.stage = 'sent'
    const response = await untilEnded(Promise.resolve(fetchOfHost(input, { ...rest, redirect: 'manual' })), passage.signal)
    passage.stage = 'taken'
    noteHeaders(passage.trail, response.headers)
    passage.answer = await rawAnswer(response, passage)
    return new Response(null, { status: response.status })
  }
}

async function rawAnswer(response: Response, { maxBytes, signal }: Passage): Promise<RawAnswer> {
  const { status, headers, body } = response
  const most = response.ok ? maxBytes : Math.min(maxBytes, MOST_ERROR_BYTES)
  if (body === null) return { status, headers, text: '', cut: false }
  return { status, headers, ...(await readUpTo(body, most, signal)) }
}

async function readUpTo(body: ReadableStream<Uint8Array>, most: number, signal: AbortSignal): Promise<Pick<RawAnswer, 'text' | 'cut'>> {
  const reader = body.getReader()
  const letGo = (): void => {
    reader.cancel().catch(() => undefined)
  }
  signal.addEventListener('abort', letGo, { once: true })
  const decoder = new TextDecoder()
  let text = ''
  let left = most
  try {
    for (;;) {
      const { done, value } = await reader.read()
      signal.throwIfAborted()
      if (done) return { text: text + decoder.decode(), cut: false }
      text += decoder.decode(value.subarray(0, left), { stream: true })
      left -= value.byteLength
      if (left < 0) return { text, cut: true }
    }
  } finally {
    signal.removeEventListener('abort', letGo)
    letGo()
  }
}

/** For a `fetch` that does not mind its signal: nobody waits for it any longer, and what it brings late is let go. */
function untilEnded(response: Promise<Response>, signal: AbortSignal): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>()
  const end = (): void => {
    reject(signal.reason)
    response.then(late => late.body?.cancel()).catch(() => undefined)
  }
  signal.addEventListener('abort', end, { once: true })
  response.then(resolve, reject).finally(() => signal.removeEventListener('abort', end))
  return promise
}
