import type { IncomingHttpHeaders } from 'node:http'
import { AzureOpenAI } from 'openai'
import { afterAll, describe, expect, test } from 'vitest'
import { startFakeLlm } from '../../testing/llm/start-fake-llm.ts'
import { renderPrompt } from '../prompt/render-prompt.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { asking, CHOICE, clientOf, KEY, members } from './asked.fixture.ts'
import { openaiScorer } from './openai-scorer.ts'
import type { OpenAiScorerOptions } from './options.ts'

const llm = await startFakeLlm()
afterAll(() => llm.close())

const PROMPT = renderPrompt(CHOICE)
const CITE = {
  type: 'object',
  properties: { ref: { type: 'string' }, quote: { type: ['string', 'null'] } },
  required: ['ref', 'quote'],
  additionalProperties: false,
}

function schema(list: string, id: string, number: string, ids: readonly string[]): object {
  const items = {
    type: 'object',
    properties: { [id]: { type: 'string', enum: ids }, [number]: { type: 'number' } },
    required: [id, number],
    additionalProperties: false,
  }
  return {
    type: 'object',
    properties: { cites: { type: 'array', items: CITE }, rationale: { type: 'string' }, [list]: { type: 'array', items } },
    required: ['cites', 'rationale', list],
    additionalProperties: false,
  }
}

const OPTIONS = schema('choices', 'option', 'confidence', ['release', 'hold', 'split[DC-EAST]'])

type Settings = Omit<OpenAiScorerOptions, 'client' | 'model'>

async function sent(settings: Settings, question: ScorerQuestion = CHOICE): Promise<{ answer: ScorerAnswer; bodies: unknown[] }> {
  const before = llm.received.length
  const answer = await openaiScorer({ client: clientOf(llm.url), model: 'a-model', ...settings }).score(question, asking())
  return { answer, bodies: llm.received.slice(before).map(({ body }): unknown => JSON.parse(body)) }
}

function lastHeaders(): IncomingHttpHeaders {
  return llm.received.at(-1)?.headers ?? {}
}

describe('what is sent, to the last member', () => {
  test.each<{ name: string; settings: Settings; question?: ScorerQuestion; body: object }>([
    {
      name: 'responses',
      settings: { api: 'responses' },
      body: {
        model: 'a-model',
        instructions: PROMPT.instructions,
        input: PROMPT.data,
        text: { format: { type: 'json_schema', name: 'answer', strict: true, schema: OPTIONS } },
        stream: false,
        store: false,
        max_output_tokens: 16_384,
      },
    },
    {
      name: 'chat',
      settings: { api: 'chat' },
      body: {
        model: 'a-model',
        messages: [
          { role: 'system', content: PROMPT.instructions },
          { role: 'user', content: PROMPT.data },
        ],
        response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema: OPTIONS } },
        stream: false,
        store: false,
        max_completion_tokens: 16_384,
      },
    },
    {
      name: 'decisions',
      settings: { api: 'decisions' },
      body: {
        model: 'a-model',
        input: [
          { role: 'developer', content: PROMPT.instructions },
          { role: 'user', content: PROMPT.data },
        ],
        questions: [
          {
            type: 'choice',
            name: 'option',
            instructions: expect.any(String),
            choices: [{ value: 'release' }, { value: 'hold' }, { value: 'split[DC-EAST]' }],
          },
        ],
      },
    },
  ])('$name', async ({ settings, body }) => {
    const { answer, bodies } = await sent(settings)
    expect(answer.status).toBe('answered')
    expect(bodies).toEqual([body])
  })

  test.each(['responses', 'chat'] as const)('%s: a schema for the members of a batch', async api => {
    const { answer, bodies } = await sent({ api }, members(200))
    const ids = Array.from({ length: 200 }, (_, at) => `SO-${at + 1}`)
    expect(answer.status === 'ranked' && Object.keys(answer.score)).toEqual(ids)
    expect(JSON.stringify(bodies)).toContain(JSON.stringify(schema('scores', 'member', 'score', ids)))
  })

  test('what a host adds, and nothing of ours replaced by it', async () => {
    const shared = { temperature: 0, reasoningEffort: 'low', maxOutputTokens: 500, store: 'unsaid' } as const
    const parameters = { seed: 7, model: 'another', stream: true, input: 'x', messages: [] }
    const responses = await sent({ api: 'responses', ...shared, parameters })
    expect(responses.bodies[0]).toMatchObject({ seed: 7, model: 'a-model', stream: false, input: PROMPT.data, max_output_tokens: 500 })
    expect(responses.bodies[0]).toMatchObject({ temperature: 0, reasoning: { effort: 'low' } })
    expect(responses.bodies[0]).not.toHaveProperty('store')
    const chat = await sent({ api: 'chat', ...shared, maxOutputTokens: false, parameters })
    expect(chat.bodies[0]).toMatchObject({ seed: 7, model: 'a-model', stream: false, temperature: 0, reasoning_effort: 'low' })
    expect(chat.bodies[0]).toMatchObject({ messages: [{ role: 'system' }, { role: 'user' }] })
    expect(chat.bodies[0]).not.toHaveProperty('store')
    expect(chat.bodies[0]).not.toHaveProperty('max_completion_tokens')
  })
})

describe('headers', () => {
  test('carry one key for all attempts of a question, and another for the next', async () => {
    const again = await startFakeLlm({ fault: (_, count) => (count === 1 ? 'server-error' : undefined) })
    const scorer = openaiScorer({ client: clientOf(again.url), model: 'm', api: 'chat', backoffMs: 1, headers: { 'x-team': 'wms' } })
    await scorer.score(CHOICE, asking())
    await scorer.score(CHOICE, asking())
    const keys = again.received.map(({ headers }) => headers['idempotency-key'])
    await again.close()
    expect(keys[0]).toMatch(/^[\da-f-]{36}$/)
    expect([keys[1] === keys[0], keys[2] === keys[0]]).toEqual([true, false])
    expect(again.received.map(({ headers }) => headers['x-team'])).toEqual(['wms', 'wms', 'wms'])
  })

  test.each([
    { name: 'none', header: false, sent: undefined },
    { name: 'another', header: 'x-idempotency', sent: expect.any(String) },
  ] as const)('$name in its place', async ({ header, sent: expected }) => {
    await sent({ api: 'responses', idempotencyHeader: header })
    const { 'idempotency-key': usual, 'x-idempotency': other } = lastHeaders()
    expect([usual, other]).toEqual([undefined, expected])
  })

  test('of an Azure client, whose key travels in one of its own', async () => {
    const baseURL = llm.url.replace(/\/v1$/, '/openai/deployments/gpt/v1')
    const client = new AzureOpenAI({ apiKey: KEY, apiVersion: '2026-01-01', baseURL })
    const answer = await openaiScorer({ client, model: 'gpt', api: 'chat' }).score(CHOICE, asking())
    expect(answer.status).toBe('answered')
    expect(llm.received.at(-1)?.path).toBe('/openai/deployments/gpt/v1/chat/completions?api-version=2026-01-01')
    const { 'api-key': key, authorization } = lastHeaders()
    expect([key, authorization]).toEqual([KEY, undefined])
  })
})

describe('decisions', () => {
  test('asks about a single option as a statement', async () => {
    const { answer, bodies } = await sent({ api: 'decisions' }, { ...CHOICE, choices: CHOICE.choices.slice(0, 1) })
    expect(bodies[0]).toMatchObject({ questions: [{ type: 'predicate', name: 'option' }] })
    expect(answer).toMatchObject({ status: 'answered', confidence: { release: expect.stringMatching(/^[01](\.\d+)?$/) } })
  })

  test.each([
    { count: 1, requests: [1] },
    { count: 400, requests: [400] },
    { count: 401, requests: [400, 1] },
    { count: 801, requests: [400, 400, 1] },
  ])('scores $count members in requests of $requests', async ({ count, requests }) => {
    const { answer, bodies } = await sent({ api: 'decisions' }, members(count))
    expect(answer).toMatchObject({ status: 'ranked', provenance: { attempts: requests.length } })
    expect(answer.status === 'ranked' && Object.keys(answer.score)).toEqual(members(count).members.map(({ member }) => member))
    expect(answer.provenance.requestIds).toHaveLength(requests.length)
    expect(bodies.map(body => JSON.stringify(body).split('"type":"score"').length - 1)).toEqual(requests)
  })

  test('each request is told of its own members only, and all are paid for', async () => {
    const { answer, bodies } = await sent({ api: 'decisions' }, members(401))
    expect(JSON.stringify(bodies[1])).not.toContain('SO-400')
    const tokens = bodies.map(body => Math.ceil(JSON.stringify(body).length / 4))
    expect(answer.provenance.usage?.inputTokens).toBe(tokens.reduce((sum, one) => sum + one, 0))
  })

  test('more options than it takes are not sent', async () => {
    const choices = Array.from({ length: 256 }, (_, at) => ({ ...CHOICE.choices[0], option: `o${at}` }))
    const { answer, bodies } = await sent({ api: 'decisions' }, JSON.parse(JSON.stringify({ ...CHOICE, choices })))
    expect(answer).toMatchObject({ status: 'failed', code: 'request-refused', provenance: { attempts: 0 } })
    expect(bodies).toEqual([])
  })
})

test.each(['responses', 'chat', 'decisions'] as const)('%s: nothing to ask about is not asked', async api => {
  for (const question of [{ ...CHOICE, choices: [] }, members(0)]) {
    const { answer, bodies } = await sent({ api }, question)
    expect(answer).toMatchObject({ status: 'failed', code: 'request-refused', provenance: { attempts: 0 } })
    expect(bodies).toEqual([])
  }
})

describe('identity', () => {
  const client = clientOf(llm.url)
  const BASE: OpenAiScorerOptions = { client, model: 'm', api: 'responses' }
  const { identity } = openaiScorer(BASE)

  test.each<{ name: string; more: Partial<OpenAiScorerOptions> }>([
    { name: 'the API', more: { api: 'chat' } },
    { name: 'the model', more: { model: 'n' } },
    { name: 'a revision', more: { revision: 'int4' } },
    { name: 'the temperature', more: { temperature: 0 } },
    { name: 'the effort of reasoning', more: { reasoningEffort: 'low' } },
    { name: 'the limit of tokens', more: { maxOutputTokens: 100 } },
    { name: 'no limit of tokens', more: { maxOutputTokens: false } },
    { name: 'a parameter', more: { parameters: { seed: 1 } } },
  ])('another with $name', ({ more }) => expect(openaiScorer({ ...BASE, ...more }).identity).not.toBe(identity))

  test.each<{ name: string; more: Partial<OpenAiScorerOptions> }>([
    { name: 'the place of the server', more: { client: clientOf('http://127.0.0.1:9/v1') } },
    { name: 'limits of time and bytes', more: { timeoutMs: 1, perAttemptMs: 1, attempts: 1, backoffMs: 1, maxBytes: 1 } },
    { name: 'prices, headers and names', more: { id: 'x', headers: { a: 'b' }, prices: { currency: 'EUR', input: '1', output: '1' } } },
  ])('the same with $name', ({ more }) => expect(openaiScorer({ ...BASE, ...more }).identity).toBe(identity))
})
