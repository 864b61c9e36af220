import type { FailureCode } from '../failure-codes.ts'
import { codeOfAbort } from '../put-to.ts'
import type { Passage, RawAnswer } from './guarded-fetch.ts'
import type { Trail } from './trail.ts'

/** What came of one request. */
export type Passed =
  | { readonly kind: 'answered'; readonly answer: RawAnswer }
  | { readonly kind: 'stopped'; readonly by: FailureCode }
  | { readonly kind: 'broken'; readonly stage: Passage['stage']; readonly cause: unknown }

/** Hands one request to the client; ours to give are the passage that it travels with and the signal that ends it. */
export type Send = (passage: Passage) => Promise<unknown>

export interface PassLimits {
  readonly signal: AbortSignal
  readonly timeoutMs: number
  readonly maxBytes: number
  readonly idempotencyHeader: string | false
}

/** Sends one request and waits no longer than the limits say, whether or not the host's `fetch` minds a signal. No timer outlives it. */
export async function passOnce(send: Send, trail: Trail, { signal, timeoutMs, maxBytes, idempotencyHeader }: PassLimits): Promise<Passed> {
  const ending = new AbortController()
  const passage: Passage = { maxBytes, idempotencyHeader, signal: ending.signal, trail, stage: 'made', answer: undefined }
  const { promise: stopped, resolve } = Promise.withResolvers<Passed>()
  const stop = (by: FailureCode): void => {
    resolve({ kind: 'stopped', by })
    ending.abort()
  }
  const onAbort = (): void => stop(codeOfAbort(signal))
  const timer = setTimeout(stop, timeoutMs, 'timeout')
  signal.addEventListener('abort', onAbort, { once: true })
  if (signal.aborted) onAbort()
  try {
    return await Promise.race([stopped, sent(send, passage)])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
  }
}

/** What the client makes of the answer does not count: it was read on its way in. */
async function sent(send: Send, passage: Passage): Promise<Passed> {
  let cause: unknown
  try {
    await send(passage)
    cause = new Error('the client did not send the request by the fetch that it was given')
  } catch (thrown) {
    cause = thrown
  }
  const { answer, stage } = passage
  return answer === undefined ? { kind: 'broken', stage, cause } : { kind: 'answered', answer }
}
