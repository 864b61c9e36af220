import type { LlmApi } from './llm-api.ts'

export const APIS: readonly LlmApi[] = ['responses', 'chat', 'decisions']

const ROUTES = { responses: 'responses', chat: 'chat/completions', decisions: 'decisions' } as const

const CHOICE = { option: { type: 'string', enum: ['go', 'hold'] }, confidence: { type: 'number' } }

function object(properties: object): object {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties }
}

export const FORMAT = {
  type: 'json_schema',
  name: 'answer',
  strict: true,
  schema: object({ choices: { type: 'array', items: object(CHOICE) } }),
}

/** A request for each API that asks for `go` or `hold`. */
export const BODIES: Readonly<Record<LlmApi, object>> = {
  responses: { model: 'm', instructions: 'Choose.', input: 'SO-1', text: { format: FORMAT } },
  chat: {
    model: 'm',
    messages: [{ role: 'user', content: [{ type: 'text', text: 'SO-1' }] }],
    response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema: FORMAT.schema } },
  },
  decisions: {
    model: 'm',
    input: [{ role: 'user', content: 'SO-1' }],
    questions: [{ type: 'choice', name: 'q', instructions: 'Which?', choices: [{ value: 'go' }, { value: 'hold' }] }],
  },
}

/** Asks as a client does that follows nothing; `before` stands in the path before `/v1`. */
export function ask(url: string, api: LlmApi, init: RequestInit & { readonly before?: string } = {}): Promise<Response> {
  const { before = '', ...rest } = init
  return fetch(`${new URL(url).origin}${before}/v1/${ROUTES[api]}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { authorization: 'Bearer none' },
    body: JSON.stringify(BODIES[api]),
    ...rest,
  })
}
