import type { ServerResponse } from 'node:http'
import OpenAI from 'openai'
import { afterEach, describe, expect, test } from 'vitest'
import { ungroundedCites } from '../grounding.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { asking, CHOICE, clientOf, KEY, members } from './asked.fixture.ts'
import { openaiScorer } from './openai-scorer.ts'
import type { OpenAiScorerOptions } from './options.ts'
import type { Replies } from './replies.fixture.ts'
import { ANSWER_TEXT, completionOf, responseOf, sendJson, startReplies, USAGE } from './replies.fixture.ts'

const open: Replies[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map(replies => replies.close()))
})

type Reply = (response: ServerResponse, count: number) => void
type More = Partial<OpenAiScorerOptions>

async function answered(reply: Reply, more: More = {}, question: ScorerQuestion = CHOICE): Promise<{ answer: ScorerAnswer; sent: number }> {
  const replies = await startReplies(reply)
  open.push(replies)
  const options = { client: clientOf(replies.url), model: 'm', api: 'responses', backoffMs: 1, ...more } as const
  return { answer: await openaiScorer(options).score(question, asking()), sent: replies.received.length }
}

/** Without a network, so that nothing takes time that should take none. */
async function byFetch(reply: (count: number) => Promise<Response>, more: More): Promise<{ answer: ScorerAnswer; sent: number }> {
  let sent = 0
  const fetch = (): Promise<Response> => {
    sent += 1
    return reply(sent)
  }
  const options = { client: clientOf('http://127.0.0.1:9/v1', undefined, { fetch }), model: 'm', api: 'responses', backoffMs: 1 } as const
  const answer = await openaiScorer({ ...options, ...more }).score(CHOICE, asking())
  return { answer, sent }
}

function brokenOff(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: controller => {
      controller.enqueue(Buffer.from('{'))
      controller.error(new Error('gone'))
    },
  })
}

const right: Reply = response => sendJson(response, 200, responseOf())

describe('an answer', () => {
  test('with all that is known of it', async () => {
    const prices = { currency: 'USD', input: '0.25', cachedInput: '0.025', output: '2' }
    const { answer } = await answered(right, { id: 'triage', prices })
    expect(answer).toEqual({
      status: 'answered',
      confidence: { release: '0.91', hold: '0.05' },
      rationale: 'Paid.',
      cites: [],
      provenance: {
        answeredBy: 'triage',
        identity: expect.stringMatching(/^sha256:/),
        model: 'model-2026',
        prompt: expect.stringMatching(/^sha256:/),
        requestIds: ['req_1'],
        attempts: 1,
        latencyMs: expect.any(Number),
        usage: { inputTokens: 1000, cachedInputTokens: 400, outputTokens: 200, reasoningTokens: 50 },
        cost: { amount: '0.00056', currency: 'USD' },
      },
    })
  })

  test.each<{ name: string; body: object; more?: More }>([
    {
      name: 'in several parts',
      body: responseOf([ANSWER_TEXT.slice(0, 20), ANSWER_TEXT.slice(20)].map(text => ({ type: 'output_text', text }))),
    },
    {
      name: 'after reasoning and a comment',
      body: {
        ...responseOf(),
        output: [
          { type: 'reasoning', summary: [] },
          { type: 'message', phase: 'commentary', content: [{ type: 'output_text', text: 'Let me see.' }] },
          { type: 'message', phase: 'final_answer', content: [{ type: 'output_text', text: ANSWER_TEXT }] },
        ],
      },
    },
    { name: 'without a status', body: { ...responseOf(), status: undefined } },
    { name: 'fenced', body: completionOf({ message: { content: `\`\`\`json\n${ANSWER_TEXT}\n\`\`\`` } }), more: { api: 'chat' } },
    {
      name: 'in parts of a message',
      body: completionOf({ message: { content: [{ type: 'text', text: ANSWER_TEXT }] } }),
      more: { api: 'chat' },
    },
    { name: 'with a refusal of no words', body: completionOf({ message: { content: ANSWER_TEXT, refusal: '' } }), more: { api: 'chat' } },
  ])('$name', async ({ body, more }) => {
    const { answer } = await answered(response => sendJson(response, 200, body), more)
    expect(answer).toMatchObject({ status: 'answered', confidence: { release: '0.91', hold: '0.05' } })
  })

  test.each([
    { type: undefined, code: undefined },
    { type: 'application/json; charset=utf-8', code: undefined },
    { type: 'application/vnd.api+json', code: undefined },
    { type: 'text/html', code: 'not-json' },
    { type: 'text/event-stream', code: 'not-json' },
    { type: 'application/jsonp', code: 'not-json' },
  ])('of type $type', async ({ type, code }) => {
    const { answer } = await answered(response => {
      response.writeHead(200, type === undefined ? {} : { 'content-type': type }).end(JSON.stringify(responseOf()))
    })
    expect(answer.status === 'failed' ? answer.code : undefined).toBe(code)
  })
})

test.each([
  { name: 'x-request-id', headers: { 'x-request-id': 'a', 'apim-request-id': 'b' }, id: 'a' },
  { name: 'apim-request-id', headers: { 'apim-request-id': 'b', 'x-request-id': '' }, id: 'b' },
  { name: 'x-ms-request-id', headers: { 'x-request-id': '', 'x-ms-request-id': 'c' }, id: 'c' },
])('a request is known by its $name', async ({ headers, id }) => {
  const { answer } = await answered(response => sendJson(response, 500, {}, headers), { attempts: 1 })
  expect(answer.provenance.requestIds).toEqual([id])
})

describe('an envelope of another kind', () => {
  test.each<{ name: string; api: 'responses' | 'chat'; body: unknown; code: string }>([
    { name: 'still at work', api: 'responses', body: { ...responseOf(), status: 'in_progress' }, code: 'wrong-shape' },
    { name: 'failed without an error', api: 'responses', body: { ...responseOf(), status: 'failed' }, code: 'server-error' },
    { name: 'without output', api: 'responses', body: { model: 'm' }, code: 'wrong-shape' },
    { name: 'output of texts', api: 'responses', body: { ...responseOf(), output: ['x'] }, code: 'wrong-shape' },
    { name: 'parts that are none', api: 'responses', body: responseOf([null, 1, { type: 'output_text', text: 7 }]), code: 'empty' },
    { name: 'a tool call', api: 'responses', body: { ...responseOf(), output: [{ type: 'function_call' }] }, code: 'empty' },
    { name: 'a list', api: 'chat', body: [completionOf({})], code: 'wrong-shape' },
    { name: 'a choice that is none', api: 'chat', body: completionOf([]), code: 'wrong-shape' },
    { name: 'no message', api: 'chat', body: completionOf({ finish_reason: 'stop' }), code: 'empty' },
    { name: 'a tool call', api: 'chat', body: completionOf({ finish_reason: 'tool_calls', message: { content: null } }), code: 'empty' },
    {
      name: 'a refusal that is no text',
      api: 'chat',
      body: completionOf({ message: { content: ANSWER_TEXT, refusal: {} } }),
      code: 'refused',
    },
    { name: 'an error with 200', api: 'chat', body: { error: { code: 502, message: 'upstream' } }, code: 'server-error' },
    { name: 'too many requests with 200', api: 'chat', body: { error: { code: 429, message: 'slow down' } }, code: 'rate-limited' },
    { name: 'no quota with 200', api: 'responses', body: { error: { code: 'insufficient_quota' } }, code: 'quota-exhausted' },
    { name: 'a filter with 200', api: 'responses', body: { status: 'failed', error: { code: 'bio_policy' } }, code: 'filtered' },
    { name: 'a policy with 200', api: 'chat', body: { error: { code: 'content_policy_violation' } }, code: 'filtered' },
    { name: 'a bad prompt with 200', api: 'responses', body: { error: { code: 'invalid_prompt' } }, code: 'request-refused' },
  ])('$api: $name', async ({ api, body, code }) => {
    const { answer, sent } = await answered(response => sendJson(response, 200, body), { api })
    expect(answer).toMatchObject({ status: 'failed', code, provenance: { requestIds: ['req_1'] } })
    expect(sent).toBe(1)
  })
})

describe('a decision', () => {
  const [BOTH, score] = [members(2), (name: string, score: unknown): object => ({ type: 'score', name, score })]
  const choice = (probabilities: unknown): object => ({ type: 'choice', name: 'option', probabilities })
  const one = { value: 'release', probability: 0.9000009 }

  test.each<{ name: string; question: ScorerQuestion; answers: unknown; given: object | string }>([
    { name: 'cut to six places', question: CHOICE, answers: [choice([one])], given: { confidence: { release: '0.9' } } },
    {
      name: 'nearly nothing',
      question: CHOICE,
      answers: [choice([{ ...one, probability: 1e-30 }])],
      given: { confidence: { release: '0' } },
    },
    { name: 'scores', question: BOTH, answers: [score('m1', 0.5), score('m0', 3)], given: { score: { 'SO-1': '3', 'SO-2': '0.5' } } },
    { name: 'a member missing', question: BOTH, answers: [score('m0', 1)], given: 'wrong-shape' },
    { name: 'a member twice', question: BOTH, answers: [score('m0', 1), score('m0', 2)], given: 'duplicate-option' },
    { name: 'a member too many', question: BOTH, answers: [score('m0', 1), score('m1', 2), score('m2', 2)], given: 'unknown-option' },
    { name: 'a member by its key', question: BOTH, answers: [score('SO-1', 1), score('m1', 2)], given: 'unknown-option' },
    { name: 'a score as text', question: BOTH, answers: [score('m0', '1'), score('m1', 2)], given: 'wrong-shape' },
    { name: 'a refused member', question: BOTH, answers: [score('m0', 1), { type: 'refusal', name: 'm1' }], given: 'refused' },
    { name: 'a choice where scores were asked for', question: BOTH, answers: [choice([one]), score('m1', 2)], given: 'wrong-shape' },
    { name: 'a score where a choice was asked for', question: CHOICE, answers: [{ ...score('option', 1) }], given: 'wrong-shape' },
    { name: 'another name', question: CHOICE, answers: [{ ...choice([one]), name: null }], given: 'wrong-shape' },
    { name: 'two answers', question: CHOICE, answers: [choice([one]), choice([one])], given: 'wrong-shape' },
    { name: 'no probabilities', question: CHOICE, answers: [choice(undefined)], given: 'wrong-shape' },
    { name: 'probabilities that are none', question: CHOICE, answers: [choice([0.9])], given: 'wrong-shape' },
    { name: 'a choice that is no text', question: CHOICE, answers: [choice([{ value: true, probability: 1 }])], given: 'unknown-option' },
    {
      name: 'a choice that cannot be made text',
      question: CHOICE,
      answers: [choice([{ value: { toString: '' }, probability: 1 }])],
      given: 'unknown-option',
    },
    {
      name: 'a name of the language',
      question: CHOICE,
      answers: [choice([{ value: '__proto__', probability: 1 }])],
      given: 'unknown-option',
    },
    { name: 'no object', question: CHOICE, answers: [7], given: 'wrong-shape' },
    { name: 'no list', question: CHOICE, answers: {}, given: 'wrong-shape' },
  ])('with $name', async ({ question, answers, given }) => {
    const { answer } = await answered(response => sendJson(response, 200, { model: 'm', answers }), { api: 'decisions' }, question)
    expect(answer).toMatchObject(typeof given === 'string' ? { status: 'failed', code: given } : given)
  })
})

describe('asking again', () => {
  test('counts what a failed attempt has used', async () => {
    const { answer } = await answered((response, count) =>
      count === 1 ? sendJson(response, 503, { usage: USAGE }) : right(response, count),
    )
    const usage = { inputTokens: 2000, cachedInputTokens: 800, outputTokens: 400, reasoningTokens: 100 }
    expect(answer).toMatchObject({ status: 'answered', provenance: { usage } })
  })

  test.each([-1, 0.5, '7', null, 1e300])('%j tokens are none', async tokens => {
    const body = { ...responseOf(), usage: { input_tokens: tokens, output_tokens: 5, output_tokens_details: null } }
    const { answer } = await answered(response => sendJson(response, 200, body))
    expect(answer.provenance.usage).toEqual({ inputTokens: 0, outputTokens: 5 })
  })

  const limited = (headers: Record<string, string>): Reply => {
    return (response, count) =>
      count === 1 ? sendJson(response, 429, { error: { message: 'slow down' } }, headers) : right(response, count)
  }
  const inTwentyMs = (): string => new Date(Date.now() + 20).toUTCString()

  test.each<{ name: string; headers: Record<string, string>; code: string | undefined; sent: number }>([
    { name: 'a wait that fits', headers: { 'retry-after-ms': '5' }, code: undefined, sent: 2 },
    { name: 'no wait', headers: { 'retry-after': '0' }, code: undefined, sent: 2 },
    { name: 'a date that comes soon', headers: { 'retry-after': inTwentyMs() }, code: undefined, sent: 2 },
    { name: 'a wait that does not fit', headers: { 'retry-after': '30' }, code: 'rate-limited', sent: 1 },
    { name: 'a wait of years', headers: { 'retry-after': '999999999' }, code: 'rate-limited', sent: 1 },
    { name: 'a wait that cannot be read', headers: { 'retry-after': 'later' }, code: undefined, sent: 2 },
    { name: 'the word of the server that it would not help', headers: { 'x-should-retry': 'false' }, code: 'rate-limited', sent: 1 },
  ])('with $name', async ({ headers, code, sent: expected }) => {
    const { answer, sent } = await answered(limited(headers), { timeoutMs: 20_000 })
    expect([answer.status === 'failed' ? answer.code : undefined, sent]).toEqual([code, expected])
    expect(answer.provenance).toMatchObject({ attempts: expected })
    expect(answer.provenance.requestIds).toHaveLength(expected)
  })

  test('says how long the server asks to wait', async () => {
    const { answer } = await answered(limited({ 'retry-after': '30' }), { timeoutMs: 20_000 })
    expect(answer).toMatchObject({ detail: expect.stringContaining('30000 ms') })
  })

  test('ends where the next wait would be longer than the time', async () => {
    const { answer, sent } = await byFetch(() => Promise.resolve(new Response('{}', { status: 500 })), { timeoutMs: 5000, backoffMs: 6000 })
    expect(answer).toMatchObject({ status: 'failed', code: 'server-error', detail: expect.stringContaining('no time was left') })
    expect(sent).toBe(1)
  })

  test.each([
    { attempts: 1, sent: 1 },
    { attempts: 5, sent: 5 },
  ])('at most $attempts times', async ({ attempts, sent: expected }) => {
    const { answer, sent } = await answered(response => sendJson(response, 503, {}), { attempts })
    expect([answer.status, sent]).toEqual(['failed', expected])
  })

  test.each([
    { name: 'no money', status: 402, error: {} },
    { name: 'no quota', status: 429, error: { type: 'insufficient_quota' } },
    { name: 'no active account', status: 429, error: { code: 'billing_not_active' } },
  ])('never with $name', async ({ status, error }) => {
    const { answer, sent } = await answered(response => sendJson(response, status, { error }, { 'retry-after': '0' }))
    expect(answer).toMatchObject({ status: 'failed', code: 'quota-exhausted' })
    expect(sent).toBe(1)
  })

  test.each([
    { name: 'a timeout', first: () => new Promise<Response>(() => undefined), code: 'timeout' },
    { name: 'an answer that broke off', first: () => Promise.resolve(new Response(brokenOff())), code: 'connection-failed' },
  ])('after $name only if the host takes the risk', async ({ first, code }) => {
    const reply = (count: number): Promise<Response> => (count === 1 ? first() : Promise.resolve(Response.json(responseOf())))
    const limits = { timeoutMs: 20_000, perAttemptMs: 100 }
    const careful = await byFetch(reply, limits)
    expect(careful.answer).toMatchObject({ status: 'failed', code, provenance: { attempts: 1 } })
    const risked = await byFetch(reply, { ...limits, retryUnanswered: true })
    expect(risked.answer).toMatchObject({ status: 'answered', provenance: { attempts: 2 } })
  })

  test('where nobody listens', async () => {
    const gone = await startReplies(right)
    await gone.close()
    const answer = await openaiScorer({ client: clientOf(gone.url), model: 'm', api: 'chat', backoffMs: 1 }).score(CHOICE, asking())
    expect(answer).toMatchObject({ status: 'failed', code: 'connection-failed', provenance: { attempts: 3 } })
    expect(answer).toMatchObject({ detail: expect.stringContaining('ECONNREFUSED') })
  })
})

describe('keys', () => {
  test.each<{ name: string; status: number; body: unknown }>([
    {
      name: 'an error that repeats the key',
      status: 401,
      body: { error: { message: `Incorrect API key provided: ${KEY}. Try another.` } },
    },
    { name: 'an error that repeats a piece of it', status: 401, body: { error: { message: `It begins with ${KEY.slice(0, 14)}` } } },
    { name: 'an error that is a text', status: 403, body: { error: `Bearer ${KEY} may not` } },
    { name: 'a page', status: 500, body: `<html>Authorization: Bearer ${KEY}</html>` },
    { name: 'a refusal', status: 200, body: responseOf([{ type: 'refusal', refusal: `no, ${KEY}` }]) },
    { name: 'a body of another type', status: 200, body: `${KEY}` },
    { name: 'a model of this name', status: 200, body: { ...responseOf(), model: KEY } },
    { name: 'a secret header of the host', status: 400, body: { error: { message: 'x-api-key was hush-hush-1234' } } },
  ])('$name', async ({ status, body }) => {
    const { answer } = await answered(response => sendJson(response, status, body, { 'x-request-id': `req ${KEY}` }), {
      attempts: 1,
      headers: { 'x-api-key': 'hush-hush-1234' },
    })
    const told = JSON.stringify(answer)
    expect(told).toContain('[key]')
    for (const secret of [KEY, KEY.slice(0, 14), 'hush-hush']) expect(told).not.toContain(secret)
  })

  const QUOTED = 'Please "release" now.'
  test.each<{ name: string; said: string }>([
    { name: 'the key', said: KEY },
    { name: 'the key cut into pieces', said: (KEY.match(/.{1,7}/g) ?? []).join(' ') },
    { name: 'what was sent, in Base64', said: Buffer.from(`Bearer ${KEY}`).toString('base64') },
    { name: 'a header of the host with a plain name', said: 'zz-hush-hush-zz' },
    { name: 'the password of a header', said: 'lantern-42-hush' },
  ])('an answer that tells $name is told without it, and its cites rest on nothing', async ({ said }) => {
    const cites = [
      { ref: 'order.note', quote: QUOTED },
      { ref: 'order.note', quote: said },
      { ref: said, quote: null },
    ]
    const text = JSON.stringify({ cites, rationale: `Paid;\n${said} .`, choices: [{ option: 'release', confidence: 0.9 }] })
    const basic = `Basic ${Buffer.from('clerk:lantern-42-hush').toString('base64')}`
    for (const [api, body] of [
      ['responses', responseOf([{ type: 'output_text', text }])],
      ['chat', completionOf({ message: { content: text } })],
    ] as const) {
      const headers = { 'x-extra': 'zz-hush-hush-zz', 'proxy-authorization': basic }
      const { answer } = await answered(response => sendJson(response, 200, body), { api, headers })
      if (answer.status !== 'answered') throw new Error('there is no answer')
      expect(answer.rationale).toBe('Paid;\n[key] .')
      expect(answer.cites).toEqual([{ ref: 'order.note', quote: QUOTED }, { ref: 'order.note', quote: '[key]' }, { ref: '[key]' }])
      expect(ungroundedCites(CHOICE, answer.cites ?? [])).toEqual(['order.note', '[key]'])
    }
  })

  test('what every client sends, a version and a name before a password are no secrets', async () => {
    const rationale = 'application/json since 2026-01-01, by the short wms of the warehouse'
    const text = JSON.stringify({ cites: [], rationale, choices: [{ option: 'release', confidence: 0.9 }] })
    const basic = `Basic ${Buffer.from('warehouse:lantern-42-hush').toString('base64')}`
    const headers = { 'x-rules': '2026-01-01', 'x-team': 'wms', 'proxy-authorization': basic }
    const { answer } = await answered(response => sendJson(response, 200, responseOf([{ type: 'output_text', text }])), { headers })
    expect(answer).toMatchObject({ status: 'answered', rationale })
  })

  test('that change from question to question are each kept out', async () => {
    const replies = await startReplies((response, _, { headers }) => sendJson(response, 401, { error: `no ${headers.authorization}` }))
    open.push(replies)
    let count = 0
    const apiKey = (): Promise<string> => {
      count += 1
      return Promise.resolve(String(count).repeat(12))
    }
    const scorer = openaiScorer({ client: new OpenAI({ apiKey, baseURL: replies.url }), model: 'm', api: 'responses' })
    for (const authorization of ['Bearer 111111111111', 'Bearer 222222222222']) {
      expect(await scorer.score(CHOICE, asking())).toMatchObject({ detail: '401: no Bearer [key]' })
      expect(replies.received.at(-1)?.headers).toMatchObject({ authorization })
    }
  })

  test('a redirect is not followed, within the origin neither, and its query is not told', async () => {
    const { answer, sent } = await answered(response => response.writeHead(308, { location: `/v2?key=${KEY}` }).end())
    expect(answer).toMatchObject({ status: 'failed', code: 'request-refused' })
    expect([sent, JSON.stringify(answer).includes(KEY)]).toEqual([1, false])
  })
})
