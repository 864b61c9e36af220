import type { BodyHead, Output } from './said.ts'
import { REFUSAL } from './said.ts'

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
    output: output.kind === 'nothing' || output.kind === 'failed' ? [] : itemsOf(output, id, status),
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

function itemsOf(output: Exclude<Output, { kind: 'nothing' | 'failed' }>, id: string, status: string): readonly object[] {
  const content = output.kind === 'null' ? null : [partOf(output)]
  return [
    { id: `rs_${id}`, type: 'reasoning', summary: [] },
    { id: `msg_${id}`, type: 'message', role: 'assistant', status, content },
  ]
}

function partOf(output: Exclude<Output, { kind: 'nothing' | 'failed' | 'null' }>): object {
  return output.kind === 'refused'
    ? { type: 'refusal', refusal: REFUSAL }
    : { type: 'output_text', text: output.text, annotations: [], logprobs: [] }
}
