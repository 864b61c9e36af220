import { isJsonObject } from '../../values/is-json-object.ts'
import type { JsonObject } from '../../values/json.ts'
import { codeOfAbort } from '../put-to.ts'
import { backoffAfter } from './backoff.ts'
import type { Failure } from './failure.ts'
import { failure } from './failure.ts'
import { failureOfBreak } from './failure-of-break.ts'
import { failureOfStatus } from './failure-of-status.ts'
import type { RawAnswer } from './guarded-fetch.ts'
import type { Settings } from './options.ts'
import type { Passed, Send } from './pass-once.ts'
import { passOnce } from './pass-once.ts'
import type { Trail } from './trail.ts'
import { noteEnvelope } from './trail.ts'

/** The object of a 2xx answer. */
export interface Envelope {
  readonly kind: 'envelope'
  readonly envelope: JsonObject
}

export interface AskLimits {
  readonly signal: AbortSignal
  /** On the clock of `performance.now`. */
  readonly deadline: number
  readonly settings: Settings
}

/**
 * Sends a request until it is answered, as often as the settings allow and the time lasts. A wait that the server asks for and that does
 * not fit into it is not begun: the question fails at once, and says how long.
 */
export async function ask(send: Send, trail: Trail, limits: AskLimits): Promise<Envelope | Failure> {
  const { signal, deadline, settings } = limits
  for (let attempt = 1; ; attempt += 1) {
    const left = deadline - performance.now()
    if (left <= 0) return failure('timeout', `no time was left of ${settings.timeoutMs} ms`)
    const timeoutMs = Math.min(settings.perAttemptMs, Math.ceil(left))
    const { maxBytes, idempotencyHeader } = settings
    const passed = await passOnce(send, trail, { signal, timeoutMs, maxBytes, idempotencyHeader })
    const given = judged(passed, trail, settings, timeoutMs)
    if (given.kind === 'envelope' || given.again !== true || attempt >= settings.attempts) return given
    const waitMs = given.waitMs ?? backoffAfter(attempt, settings.backoffMs)
    if (waitMs >= deadline - performance.now()) return withoutTime(given, waitMs)
    if (!(await waited(waitMs, signal)))
      return failure(codeOfAbort(signal), `the host cancelled while waiting to ask again after ${given.detail}`)
  }
}

function withoutTime(given: Failure, waitMs: number): Failure {
  return given.waitMs === undefined
    ? { ...given, detail: `${given.detail}; no time was left to ask again` }
    : failure('rate-limited', `the server asks to wait ${waitMs} ms, longer than the question may take; ${given.detail}`)
}

function judged(passed: Passed, trail: Trail, { retryUnanswered, maxBytes }: Settings, timeoutMs: number): Envelope | Failure {
  switch (passed.kind) {
    case 'answered':
      return judgedAnswer(passed.answer, trail, maxBytes)
    case 'broken':
      return failureOfBreak(passed, retryUnanswered)
    case 'stopped':
      return passed.by === 'timeout'
        ? { ...failure('timeout', `no answer within ${timeoutMs} ms`), again: retryUnanswered }
        : failure(passed.by, 'the host cancelled the question')
  }
}

function judgedAnswer(answer: RawAnswer, trail: Trail, maxBytes: number): Envelope | Failure {
  const { status, headers, text, cut } = answer
  const json = cut ? undefined : jsonOf(text)
  const envelope = isJsonObject(json) ? json : undefined
  if (envelope !== undefined) noteEnvelope(trail, envelope)
  if (status < 200 || status >= 300) return failureOfStatus(answer, envelope)
  if (cut) return failure('too-large', `the answer is larger than ${maxBytes} bytes`)
  if (text.trim() === '') return failure('empty', `${status} without a body`)
  const type = headers.get('content-type')
  if (!isJsonType(type)) return failure('not-json', `${status} with content of type \`${type}\`: ${text.slice(0, 100)}`)
  if (json === undefined) return failure('not-json', `${status} with a body that is no JSON: ${text.slice(0, 100)}`)
  return envelope === undefined ? failure('wrong-shape', 'the body is JSON, but no object') : { kind: 'envelope', envelope }
}

/** A server that names no type is taken at its word; one that names another is not, whatever the body looks like. */
function isJsonType(type: string | null): boolean {
  const [media = ''] = (type ?? 'application/json').split(';', 1)
  return /^application\/(?:[\w.+-]+\+)?json$/i.test(media.trim())
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** @returns whether the time has passed; no timer is left when the signal comes first. */
function waited(ms: number, signal: AbortSignal): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(resolve, ms, true)
  const stop = (): void => resolve(false)
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  return promise.finally(() => {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  })
}
