import type { BodyHead, Output } from './said.ts'
import { REFUSAL, TOOL } from './said.ts'

/** A body of POST /v1/chat/completions. */
export function chatBody(output: Output, { id, model, created, inputTokens, outputTokens }: BodyHead): string {
  return JSON.stringify({
    id: `chatcmpl-${id}`,
    object: 'chat.completion',
    created,
    model,
    choices: output.kind === 'nothing' ? [] : [choiceOf(output, id)],
    service_tier: 'default',
    usage: {
      prompt_tokens: inputTokens,
      completion_tokens: outputTokens,
      total_tokens: inputTokens + outputTokens,
      prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0, accepted_prediction_tokens: 0, rejected_prediction_tokens: 0 },
    },
  })
}

function choiceOf(output: Output, id: string): object {
  const calls = output.kind === 'tool-call' ? { tool_calls: [{ id: `call_${id}`, type: 'function', function: TOOL }] } : {}
  return {
    index: 0,
    finish_reason: output.kind === 'stopped' ? output.by : output.kind === 'tool-call' ? 'tool_calls' : 'stop',
    logprobs: null,
    message: {
      role: 'assistant',
      content: output.kind === 'text' || output.kind === 'stopped' ? output.text : null,
      refusal: output.kind === 'refused' ? REFUSAL : null,
      annotations: [],
      ...calls,
    },
  }
}
