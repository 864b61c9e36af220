import { digestOf } from '../../values/digest.ts'
import { answerRequest, isOfKind } from './answer-request.ts'
import { DELIVERY_FAULTS } from './delivery-faults.ts'
import type { FakeModel } from './fake-model.ts'
import { apiOfPath } from './llm-api.ts'
import type { FaultName } from './llm-faults.ts'
import type { ReceivedRequest } from './received-request.ts'
import type { Reply, WholeReply } from './reply.ts'
import { apiError } from './reply.ts'
import { REPLY_FAULTS } from './reply-faults.ts'

/** What the server has to know beside the request. */
export interface ReplySetting {
  readonly model: FakeModel
  readonly fault: FaultName | undefined
  readonly slowMs: number
  /** The origin that redirects name. */
  readonly elsewhere: string
  /** Requests that failed once and are answered when they come again. */
  readonly failedOnce: Set<string>
}

/** What a server that checks its requests says to this one, under its fault. */
export async function replyTo(request: ReceivedRequest, setting: ReplySetting): Promise<Reply> {
  const refused = refusal(request)
  if (refused !== undefined) return refused
  const { fault, model, slowMs, elsewhere, failedOnce } = setting
  const api = apiOfPath(request.path) ?? 'responses'
  if (isOfKind('reply', fault, api)) return REPLY_FAULTS[fault](elsewhere, request.path)
  const right = await answerRequest(api, request, { model, fault })
  if (!isOfKind('delivery', fault, api) || right.status !== 200) return right
  const key = digestOf(`${request.path}\n${request.body}`)
  const first = !failedOnce.delete(key)
  if (first && fault.endsWith('-once')) failedOnce.add(key)
  return DELIVERY_FAULTS[fault](right, { slowMs, first })
}

/** What the real server refuses before it asks a model. */
function refusal({ method, path, headers }: ReceivedRequest): WholeReply | undefined {
  if (apiOfPath(path) === undefined) return apiError(404, invalid(`Invalid URL (${method} ${path})`))
  if (method !== 'POST') return apiError(405, invalid(`Not allowed to ${method} on ${path}`))
  // Azure takes the key in a header of its own.
  const key = headers.authorization ?? headers['api-key']
  return key === undefined ? apiError(401, invalid('You did not provide an API key.')) : undefined
}

function invalid(message: string): { readonly message: string; readonly type: string; readonly code: null } {
  return { message, type: 'invalid_request_error', code: null }
}
