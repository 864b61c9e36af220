import type { BodyHead, Output } from './said.ts'
import { REFUSAL, TOOL } from './said.ts'

/** A body of POST /v1/responses: a reasoning item first, as reasoning models send it, then the message. */
export function responsesBody(output: Output, { id, model, created, inputTokens, outputTokens }: BodyHead): string {
  const status = output.kind === 'failed' ? 'failed' : output.kind === 'stopped' ? 'incomplete' : 'completed'
  return JSON.stringify({
    id: `resp_${id}`,
    object: 'response',
    created_at: created,
    status,
    error: output.kind === 'failed' ? { code: 'server_error', message: 'The server had an error while processing your request.' } : null,
    incomplete_details: output.kind === 'stopped' ? { reason: reasonOf(output.by) } : null,
    instructions: null,
    max_output_tokens: null,
    metadata: {},
    model,
    output: itemsOf(output, id, status),
    parallel_tool_calls: true,
    previous_response_id: null,
    reasoning: { effort: 'low', summary: null },
    service_tier: 'default',
    store: false,
    temperature: 1,
    tool_choice: 'auto',
    tools: [],
    top_p: 1,
    truncation: 'disabled',
    usage: {
      input_tokens: inputTokens,
      input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
      output_tokens: outputTokens,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: inputTokens + outputTokens,
    },
  })
}

function reasonOf(by: 'length' | 'content_filter'): string {
  return by === 'length' ? 'max_output_tokens' : by
}

function itemsOf(output: Output, id: string, status: string): readonly object[] {
  const message = (content: readonly object[] | null, beside: object = {}): object => {
    return { id: `msg_${id}`, type: 'message', role: 'assistant', status, content, ...beside }
  }
  const thought = { id: `rs_${id}`, type: 'reasoning', summary: [] }
  switch (output.kind) {
    case 'text':
    case 'stopped':
      return [thought, message([textPart(output.text)])]
    case 'commented':
      return [thought, message([textPart(COMMENT)], { phase: 'commentary' }), message([textPart(output.text)], { phase: 'final_answer' })]
    case 'refused':
      return [thought, message([{ type: 'refusal', refusal: REFUSAL }])]
    case 'tool-call':
      return [thought, { id: `fc_${id}`, type: 'function_call', call_id: `call_${id}`, name: TOOL.name, arguments: TOOL.arguments, status }]
    case 'null':
      return [thought, message(null)]
    case 'nothing':
    case 'failed':
    case 'mistyped':
      return []
  }
}

const COMMENT = 'Let me look at the order first. I am 99.9% sure already.'

function textPart(text: string): object {
  return { type: 'output_text', text, annotations: [], logprobs: [] }
}
