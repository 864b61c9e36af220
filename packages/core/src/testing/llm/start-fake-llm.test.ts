import { afterAll, describe, expect, test } from 'vitest'
import type { LlmApi } from './llm-api.ts'
import type { FaultName } from './llm-faults.ts'
import { LLM_FAULTS } from './llm-faults.ts'
import { startFakeLlm } from './start-fake-llm.ts'

const ROUTES = { responses: '/responses', chat: '/chat/completions', decisions: '/decisions' } as const
const APIS: readonly LlmApi[] = ['responses', 'chat', 'decisions']

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['choices'],
  properties: {
    choices: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['option', 'confidence'],
        properties: { option: { type: 'string', enum: ['go', 'hold'] }, confidence: { type: 'number' } },
      },
    },
  },
}

const BODIES: Readonly<Record<LlmApi, object>> = {
  responses: { model: 'm', input: 'SO-1', text: { format: { type: 'json_schema', name: 'answer', strict: true, schema: SCHEMA } } },
  chat: {
    model: 'm',
    messages: [{ role: 'user', content: 'SO-1' }],
    response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema: SCHEMA } },
  },
  decisions: {
    model: 'm',
    input: 'SO-1',
    questions: [{ type: 'choice', name: 'q', instructions: 'Which?', choices: [{ value: 'go' }, { value: 'hold' }] }],
  },
}

const faulty = await startFakeLlm({
  slowMs: 60_000,
  // The first part of the path names the fault; `none` is none.
  fault: ({ path }) => Object.keys(LLM_FAULTS).find((name): name is FaultName => path.startsWith(`/${name}/`)),
})
afterAll(() => faulty.close())

function ask(api: LlmApi, fault: string = 'none', init: RequestInit = {}): Promise<Response> {
  const url = new URL(faulty.url)
  return fetch(`${url.origin}/${fault}/v1${ROUTES[api]}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { authorization: 'Bearer none', 'content-type': 'application/json' },
    body: JSON.stringify(BODIES[api]),
    ...init,
  })
}

describe.each(APIS)('%s', api => {
  test('answers the same question with the same confidences', async () => {
    const [first, second] = [await (await ask(api)).text(), await (await ask(api)).text()]
    expect(first.replace(/"created(_at)?":\d+/, '')).toBe(second.replace(/"created(_at)?":\d+/, ''))
    expect(first).toMatch(/go.*hold/s)
  })

  test('sends a request id', async () => expect((await ask(api)).headers.get('x-request-id')).toMatch(/^req_\d+$/))

  test('asks for a key', async () => expect((await ask(api, 'none', { headers: {} })).status).toBe(401))
})
