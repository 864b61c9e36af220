import type { FaultOf } from './llm-faults.ts'
import type { WholeReply } from './reply.ts'
import { apiError, JSON_HEADERS, page } from './reply.ts'

/** `elsewhere`: the origin that a redirect names. */
type ReplyFault = (elsewhere: string, path: string) => WholeReply

const LIMITED = { message: 'Rate limit reached for requests', type: 'requests', code: 'rate_limit_exceeded' }
const QUOTA = { message: 'You exceeded your current quota.', type: 'insufficient_quota', code: 'insufficient_quota' }
const BAD_KEY = { message: 'Incorrect API key provided.', type: 'invalid_request_error', code: 'invalid_api_key' }
const NO_ACCESS = { message: 'You are not allowed to use this model.', type: 'invalid_request_error', code: null }
const NO_MODEL = { message: 'The model does not exist.', type: 'invalid_request_error', code: 'model_not_found', param: 'model' }
const BAD_VALUE = { message: "Unsupported parameter: 'temperature'.", type: 'invalid_request_error', code: 'unsupported_parameter' }
const FILTERED = { message: 'The prompt triggered the content policy.', type: 'invalid_request_error', code: 'content_filter' }
const FAILED = { message: 'The server had an error while processing your request.', type: 'server_error', code: null }
const BUSY = { message: 'The engine is currently overloaded.', type: 'server_error', code: null }
const LATE = { message: 'The request took too long to arrive.', type: 'server_error', code: null }
const LOCKED = { message: 'Another request holds the lock.', type: 'invalid_request_error', code: null }

const DEEP = `${'['.repeat(10_000)}${']'.repeat(10_000)}`

/** What comes instead of an answer. */
export const REPLY_FAULTS: Readonly<Record<FaultOf<'reply'>, ReplyFault>> = {
  'rate-limited-seconds': () => apiError(429, LIMITED, { 'retry-after': '30' }),
  'rate-limited-milliseconds': () => apiError(429, LIMITED, { 'retry-after-ms': '30000' }),
  'rate-limited-date': () => apiError(429, LIMITED, { 'retry-after': new Date(Date.now() + 30_000).toUTCString() }),
  'rate-limited': () => apiError(429, LIMITED),
  'insufficient-quota': () => apiError(429, QUOTA),
  'bad-request': () => apiError(400, BAD_VALUE),
  'filtered-request': () => apiError(400, FILTERED),
  unauthorized: () => apiError(401, BAD_KEY),
  forbidden: () => apiError(403, NO_ACCESS),
  'no-such-model': () => apiError(404, NO_MODEL),
  'request-timeout': () => apiError(408, LATE),
  conflict: () => apiError(409, LOCKED),
  'server-error': () => apiError(500, FAILED),
  'bad-gateway': () => page(502),
  overloaded: () => apiError(503, BUSY),
  'page-with-200': () => page(200),
  'empty-body': () => json(''),
  'no-content': () => ({ kind: 'whole', status: 204, headers: {}, body: '' }),
  'null-body': () => json('null'),
  'deep-body': () => json(`{"output":${DEEP},"choices":${DEEP},"answers":${DEEP}}`),
  'redirect-302': (elsewhere, path) => redirect(302, `${elsewhere}${path}`),
  'redirect-307': (elsewhere, path) => redirect(307, `${elsewhere}${path}`),
}

function json(body: string): WholeReply {
  return { kind: 'whole', status: 200, headers: JSON_HEADERS, body }
}

function redirect(status: number, location: string): WholeReply {
  return { kind: 'whole', status, headers: { location }, body: '' }
}
