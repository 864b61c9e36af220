import { isJsonObject } from '../../values/is-json-object.ts'
import type { JsonObject } from '../../values/json.ts'
import { answerSchema } from '../prompt/answer-schema.ts'
import { readAnswerText } from '../prompt/read-answer-text.ts'
import type { Failure } from './failure.ts'
import { failure } from './failure.ts'
import { failureOfError } from './failure-of-status.ts'
import type { WireApi } from './wire-api.ts'

/** `create` and not `parse`, which throws away usage and request id with an answer that does not fit. */
export const responsesApi: WireApi = {
  form: 'instructions and input as text, strict schema',
  partsOf: question => ({ kind: 'parts', parts: [question] }),
  send: (client, { question, prompt, settings }, options) => {
    const { model, maxOutputTokens, temperature, reasoningEffort, store, parameters } = settings
    return client.responses
      .create(
        {
          ...parameters,
          model,
          instructions: prompt.instructions,
          input: prompt.data,
          text: { format: { type: 'json_schema', name: 'answer', strict: true, schema: answerSchema(question) } },
          stream: false,
          ...(store === 'unsaid' ? {} : { store: false }),
          ...(maxOutputTokens === false ? {} : { max_output_tokens: maxOutputTokens }),
          ...(temperature === undefined ? {} : { temperature }),
          ...(reasoningEffort === undefined ? {} : { reasoning: { effort: reasoningEffort } }),
        },
        options,
      )
      .asResponse()
  },
  read: (question, envelope) => {
    const text = textOf(envelope)
    return typeof text === 'string' ? readAnswerText(question, text) : text
  },
}

function textOf(envelope: JsonObject): string | Failure {
  const { error, status, incomplete_details: details, output } = envelope
  if (isJsonObject(error)) return failureOfError(error)
  if (status === 'failed') return failure('server-error', 'the response has failed')
  if (status === 'incomplete') return incomplete(isJsonObject(details) ? details['reason'] : undefined)
  // Compatible servers may leave the status out.
  if (status !== undefined && status !== 'completed') return failure('wrong-shape', `the response is ${quoted(status)}`)
  if (output === null) return failure('empty', 'the response has no output')
  if (!Array.isArray(output) || !output.every(isJsonObject)) return failure('wrong-shape', 'the response has no list of output')
  return textOfParts(output.filter(isFinalMessage).flatMap(({ content }) => (Array.isArray(content) ? content : [])))
}

function incomplete(reason: unknown): Failure {
  return reason === 'content_filter'
    ? failure('filtered', 'a content filter stopped the answer')
    : failure('truncated', `the answer is incomplete: ${quoted(reason)}`)
}

/** A model that reasons may comment before it answers. */
function isFinalMessage(item: JsonObject): boolean {
  return item['type'] === 'message' && item['phase'] !== 'commentary'
}

function textOfParts(parts: readonly unknown[]): string | Failure {
  let text = ''
  for (const part of parts) {
    if (!isJsonObject(part)) continue
    if (part['type'] === 'refusal') return failure('refused', `the model refused: ${quoted(part['refusal'])}`)
    if (part['type'] === 'output_text' && typeof part['text'] === 'string') text += part['text']
  }
  return text.trim() === '' ? failure('empty', 'the response has no text') : text
}

function quoted(said: unknown): string {
  return typeof said === 'string' ? `\`${said}\`` : 'no reason given'
}
