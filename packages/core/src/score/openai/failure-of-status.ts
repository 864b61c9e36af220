import { isJsonObject } from '../../values/is-json-object.ts'
import type { JsonObject } from '../../values/json.ts'
import type { FailureCode } from '../failure-codes.ts'
import type { Failure } from './failure.ts'
import { failure } from './failure.ts'
import type { RawAnswer } from './guarded-fetch.ts'
import { retryAfterMs } from './retry-after.ts'

/** Codes and types by which servers say that there is no money left: waiting does not help. */
const NO_QUOTA = new Set(['insufficient_quota', 'billing_hard_limit_reached', 'billing_not_active', 'insufficient_credits'])
const FILTERED = new Set(['content_filter', 'content_policy_violation', 'bio_policy', 'misalignment_policy_violation'])
/** Timeouts and locks of the server, as the client itself would ask again on. */
const PASSING = new Set([408, 409, 425])

/** What an answer other than 2xx means. */
export function failureOfStatus({ status, headers, text }: RawAnswer, envelope: JsonObject | undefined): Failure {
  if (status >= 300 && status < 400) return failure('request-refused', `${status}: redirects to ${originOf(headers)}, and none is followed`)
  const { words, names } = saidByError(envelope?.['error'] ?? envelope)
  const detail = `${status}: ${words ?? (envelope === undefined ? text : 'no message')}`
  if (names.some(name => FILTERED.has(name))) return failure('filtered', detail)
  if (status === 402 || names.some(name => NO_QUOTA.has(name))) return failure('quota-exhausted', detail)
  const code = codeOf(status)
  if (code === 'request-refused') return failure(code, detail)
  const waitMs = retryAfterMs(headers, Date.now())
  const again = headers.get('x-should-retry') !== 'false'
  return { ...failure(code, detail), again, ...(waitMs === undefined ? {} : { waitMs }) }
}

function codeOf(status: number): FailureCode {
  if (status === 429) return 'rate-limited'
  return status >= 500 || PASSING.has(status) ? 'server-error' : 'request-refused'
}

/** An error in an envelope that came with 200: some servers answer so, and Responses does when generating failed. Never asked again. */
export function failureOfError(error: JsonObject): Failure {
  const { words, names } = saidByError(error)
  const detail = `the server answered with an error: ${words ?? names.join(' ')}`
  if (names.some(name => FILTERED.has(name))) return failure('filtered', detail)
  if (names.some(name => NO_QUOTA.has(name))) return failure('quota-exhausted', detail)
  if (names.some(name => name.startsWith('rate_limit') || name === '429')) return failure('rate-limited', detail)
  return failure(names.some(name => name.startsWith('invalid')) ? 'request-refused' : 'server-error', detail)
}

interface SaidByError {
  readonly words: string | undefined
  readonly names: readonly string[]
}

/** `error` is an object at OpenAI, a text at some compatible servers. */
function saidByError(error: unknown): SaidByError {
  if (!isJsonObject(error)) return { words: typeof error === 'string' ? error : undefined, names: [] }
  const words = [error['message'], error['detail']].find(one => typeof one === 'string')
  const names = [error['code'], error['type']].filter(one => typeof one === 'string' || typeof one === 'number').map(String)
  return { words, names }
}

function originOf(headers: Headers): string {
  const location = headers.get('location')
  if (location === null) return 'nowhere'
  return URL.canParse(location) ? new URL(location).origin : 'another path'
}
