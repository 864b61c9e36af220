import { isJsonObject } from '../../values/is-json-object.ts'
import type { JsonObject } from '../../values/json.ts'
import { answerSchema } from '../prompt/answer-schema.ts'
import { readAnswerText } from '../prompt/read-answer-text.ts'
import type { Failure } from './failure.ts'
import { failure } from './failure.ts'
import { failureOfError } from './failure-of-status.ts'
import type { WireApi } from './wire-api.ts'

/** Chat Completions, as compatible servers speak it: `system` rather than `developer`, one choice, no stream. */
export const chatApi: WireApi = {
  form: 'a system and a user message, strict schema',
  partsOf: question => ({ kind: 'parts', parts: [question] }),
  send: (client, { question, prompt, settings }, options) => {
    const { model, maxOutputTokens, temperature, reasoningEffort, store, parameters } = settings
    return client.chat.completions
      .create(
        {
          ...parameters,
          model,
          messages: [
            { role: 'system', content: prompt.instructions },
            { role: 'user', content: prompt.data },
          ],
          response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema: answerSchema(question) } },
          stream: false,
          ...(store === 'unsaid' ? {} : { store: false }),
          ...(maxOutputTokens === false ? {} : { max_completion_tokens: maxOutputTokens }),
          ...(temperature === undefined ? {} : { temperature }),
          ...(reasoningEffort === undefined ? {} : { reasoning_effort: reasoningEffort }),
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

function textOf({ error, choices }: JsonObject): string | Failure {
  if (isJsonObject(error)) return failureOfError(error)
  if (choices === null) return failure('empty', 'the completion has no choices')
  if (!Array.isArray(choices)) return failure('wrong-shape', 'the completion has no list of choices')
  const choice: unknown = choices[0]
  if (choice === undefined) return failure('empty', 'the completion has no choice')
  if (!isJsonObject(choice)) return failure('wrong-shape', 'the choice of the completion is no object')
  if (choice['finish_reason'] === 'length') return failure('truncated', 'the answer reached the limit of tokens')
  if (choice['finish_reason'] === 'content_filter') return failure('filtered', 'a content filter held the answer back')
  return textOfMessage(choice['message'])
}

function textOfMessage(message: unknown): string | Failure {
  if (!isJsonObject(message)) return failure('empty', 'the choice has no message')
  const { refusal, content } = message
  if (refusal !== undefined && refusal !== null && refusal !== '') {
    return failure('refused', `the model refused: ${typeof refusal === 'string' ? `\`${refusal}\`` : 'no reason given'}`)
  }
  const text = typeof content === 'string' ? content : Array.isArray(content) ? content.map(textOfPart).join('') : ''
  return text.trim() === '' ? failure('empty', 'the message has no content') : text
}

/** Some servers answer in parts, as questions may be put. */
function textOfPart(part: unknown): string {
  return isJsonObject(part) && part['type'] === 'text' && typeof part['text'] === 'string' ? part['text'] : ''
}
