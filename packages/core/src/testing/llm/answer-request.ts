import { hash } from 'node:crypto'
import { ANSWER_FAULTS } from './answer-faults.ts'
import { chatBody } from './chat-body.ts'
import type { DecidedQuestion } from './decisions-body.ts'
import { decisionsBody } from './decisions-body.ts'
import type { FakeModel } from './fake-model.ts'
import type { LlmApi } from './llm-api.ts'
import type { FaultName, FaultOf, LlmFault } from './llm-faults.ts'
import { LLM_FAULTS } from './llm-faults.ts'
import { OUTPUT_FAULTS } from './output-faults.ts'
import { readAsked } from './read-asked.ts'
import type { ReceivedRequest } from './received-request.ts'
import type { WholeReply } from './reply.ts'
import { apiError, JSON_HEADERS } from './reply.ts'
import { responsesBody } from './responses-body.ts'
import type { BodyHead, Output, Said } from './said.ts'
import { answerText, saidOf } from './said.ts'
import { TEXT_FAULTS } from './text-faults.ts'

/** Whether the fault is of this kind; one that the API cannot show is none. */
export function isOfKind<Kind extends LlmFault['kind']>(kind: Kind, fault: FaultName | undefined, api: LlmApi): fault is FaultOf<Kind> {
  if (fault === undefined) return false
  const row: LlmFault = LLM_FAULTS[fault]
  return row.kind === kind && (row.apis === undefined || row.apis.includes(api))
}

/** The answer of the model to a request, with those faults that change what it says. */
export async function answerRequest(
  api: LlmApi,
  request: ReceivedRequest,
  { model, fault }: { readonly model: FakeModel; readonly fault: FaultName | undefined },
): Promise<WholeReply> {
  const read = readAsked(api, request)
  if (read.kind === 'refused') {
    return apiError(400, { message: read.message, type: 'invalid_request_error', code: null, param: read.param })
  }
  const decided: DecidedQuestion[] = []
  for (const question of read.questions) {
    const said = saidOf(question.asked, await model(question.asked))
    const entries = isOfKind('answer', fault, api) ? ANSWER_FAULTS[fault](said.entries) : said.entries
    decided.push({ question, said: { ...said, entries } })
  }
  const written = decided.map(({ said }) => answerText(said)).join('')
  const head = headOf(request, read.model, written)
  return { kind: 'whole', status: 200, headers: JSON_HEADERS, body: bodyOf(api, decided, head, fault) }
}

function bodyOf(api: LlmApi, decided: readonly DecidedQuestion[], head: BodyHead, fault: FaultName | undefined): string {
  const output = outputOf(api, decided[0]?.said, fault)
  if (api === 'responses') return responsesBody(output, head)
  return api === 'chat' ? chatBody(output, head) : decisionsBody(decided, output.kind, head)
}

function outputOf(api: LlmApi, said: Said | undefined, fault: FaultName | undefined): Output {
  const text = said === undefined ? '' : answerText(said)
  if (isOfKind('output', fault, api)) return OUTPUT_FAULTS[fault](text)
  return { kind: 'text', text: isOfKind('text', fault, api) ? TEXT_FAULTS[fault](text) : text }
}

/** Four characters a token, as a rule of thumb has it: a fake figure that is the same each time. */
function headOf({ body }: ReceivedRequest, model: string, written: string): BodyHead {
  return {
    id: hash('sha256', body).slice(0, 24),
    model,
    created: Math.floor(Date.now() / 1000),
    inputTokens: Math.ceil(body.length / 4),
    outputTokens: Math.ceil(written.length / 4),
  }
}
