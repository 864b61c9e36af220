import { getEventListeners } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import OpenAI from 'openai'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { startFakeLlm } from '../../testing/llm/start-fake-llm.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import { asking, CHOICE, clientOf, KEY } from './asked.fixture.ts'
import type { Fetch } from './guarded-fetch.ts'
import { openaiScorer } from './openai-scorer.ts'
import type { OpenAiScorerOptions } from './options.ts'
import { responseOf, sendJson, startReplies } from './replies.fixture.ts'

const llm = await startFakeLlm({
  fault: ({ path }) => (path.startsWith('/hang/') ? 'hang' : path.startsWith('/drip/') ? 'endless-drip' : undefined),
})
afterAll(() => llm.close())
afterEach(() => vi.unstubAllEnvs())

const timers = (): number => process.getActiveResourcesInfo().filter(name => name === 'Timeout').length

/** Until what is counted is as it should be, which on a busy machine may take a while. */
async function until(holds: () => boolean): Promise<boolean> {
  for (let turn = 0; turn < 6000 && !holds(); turn += 1) await wait(5)
  return holds()
}

describe('cancelling', () => {
  test('before anything is sent', async () => {
    const before = llm.received.length
    const answer = await openaiScorer({ client: clientOf(llm.url), model: 'm', api: 'chat' }).score(CHOICE, asking(AbortSignal.abort()))
    expect(answer).toMatchObject({ status: 'failed', code: 'aborted' })
    expect(llm.received).toHaveLength(before)
  })

  test.each([
    { name: 'before the headers', named: 'hang', ids: 0 },
    { name: 'in the body', named: 'drip', ids: 1 },
  ])('$name', async ({ named, ids }) => {
    const { promise: headersCame, resolve } = Promise.withResolvers<void>()
    const noticing: Fetch = async (input, init) => {
      const response = await fetch(input, init)
      resolve()
      return response
    }
    const host = new AbortController()
    const scorer = openaiScorer({ client: clientOf(llm.url, named, { fetch: noticing }), model: 'm', api: 'responses' })
    const asked = scorer.score(CHOICE, asking(host.signal))
    expect(await until(() => llm.open() === 1)).toBe(true)
    if (ids > 0) await headersCame
    await wait(5)
    host.abort(new Error('the wave has left'))
    const answer = await asked
    expect(answer).toMatchObject({ status: 'failed', code: 'aborted', provenance: { attempts: 1 } })
    expect(answer.provenance.requestIds ?? []).toHaveLength(ids)
    expect(await until(() => llm.open() === 0)).toBe(true)
  })

  test('while waiting to ask again, with what is known so far', async () => {
    const busy = vi.fn(() => Promise.resolve(new Response('{}', { status: 503, headers: { 'retry-after': '9', 'x-request-id': 'req_1' } })))
    const host = new AbortController()
    const before = timers()
    const scorer = openaiScorer({ client: clientOf(llm.url, undefined, { fetch: busy }), model: 'm', api: 'responses' })
    const asked = scorer.score(CHOICE, asking(host.signal))
    expect(await until(() => busy.mock.calls.length === 1)).toBe(true)
    await wait(5)
    host.abort()
    expect(await asked).toMatchObject({ status: 'failed', code: 'aborted', provenance: { attempts: 1, requestIds: ['req_1'] } })
    expect(busy).toHaveBeenCalledTimes(1)
    expect(await until(() => timers() <= before)).toBe(true)
  })

  test('by a limit of the host reads as a timeout', async () => {
    const scorer = openaiScorer({ client: clientOf(llm.url, 'hang'), model: 'm', api: 'responses' })
    expect(await scorer.score(CHOICE, asking(AbortSignal.timeout(20)))).toMatchObject({ status: 'failed', code: 'timeout' })
  })

  test.each(['hang', 'drip'])('200 questions under way (%s) leaves no connection, no timer and no listener', async named => {
    const silent = await startReplies(response => {
      if (named === 'drip') response.writeHead(200, { 'content-type': 'application/json' }).write(' ')
    })
    const warned = vi.fn()
    process.on('warning', warned)
    const before = timers()
    const host = new AbortController()
    const scorer = openaiScorer({ client: clientOf(silent.url), model: 'm', api: 'responses' })
    const asked = Array.from({ length: 200 }, () => scorer.score(CHOICE, asking(host.signal)))
    expect(await until(() => silent.received.length === 200)).toBe(true)
    host.abort()
    const answers = await Promise.all(asked)
    expect(new Set(answers.map(answer => answer.status === 'failed' && answer.code))).toEqual(new Set(['aborted']))
    expect(await until(() => silent.sockets() === 0)).toBe(true)
    expect(await until(() => timers() <= before)).toBe(true)
    process.off('warning', warned)
    expect(warned).not.toHaveBeenCalled()
    await silent.close()
  })
})

test('200 questions at once are answered each, and nobody listens to the host any longer', async () => {
  const { signal } = new AbortController()
  const scorer = openaiScorer({ client: clientOf(llm.url), model: 'm', api: 'responses' })
  const notes = Array.from({ length: 200 }, (_, at) => `note ${at}`)
  const answers = await Promise.all(
    notes.map(value => scorer.score({ ...CHOICE, shown: [{ field: 'order.note', from: 'oms', value }] }, asking(signal))),
  )
  expect(getEventListeners(signal, 'abort')).toEqual([])
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['answered']))
  expect(new Set(answers.flatMap(({ provenance }) => provenance.requestIds)).size).toBe(200)
  expect(new Set(answers.map(({ provenance }) => provenance.prompt)).size).toBe(200)
})

describe("the host's own fetch", () => {
  function by(fetchOfHost: unknown, more: Partial<OpenAiScorerOptions> = {}): Promise<ScorerAnswer> {
    const client = clientOf(llm.url)
    Object.defineProperty(client, 'fetch', { value: fetchOfHost })
    return openaiScorer({ client, model: 'm', api: 'responses', timeoutMs: 20_000, backoffMs: 1, ...more }).score(CHOICE, asking())
  }

  test('is kept, and given the options of the client', async () => {
    const seen: (RequestInit | undefined)[] = []
    const own: Fetch = (input, init) => {
      seen.push(init)
      return fetch(input, init)
    }
    const client = clientOf(llm.url, undefined, { fetch: own, fetchOptions: { referrer: 'about:client' } })
    const answer = await openaiScorer({ client, model: 'm', api: 'responses' }).score(CHOICE, asking())
    expect(answer.status).toBe('answered')
    expect(seen).toHaveLength(1)
    expect(seen[0]).toMatchObject({ redirect: 'manual', referrer: 'about:client' })
    expect(Object.getOwnPropertySymbols(seen[0])).toEqual([])
  })

  const hostile = Object.defineProperty({}, 'cause', {
    get: () => {
      throw new Error('no')
    },
  })
  const circular: Error = new Error('oh')
  circular.cause = circular
  test.each<{ name: string; thrown: unknown }>([
    { name: 'nothing', thrown: undefined },
    { name: 'null', thrown: null },
    { name: 'a text', thrown: 'oh' },
    { name: 'a symbol', thrown: Symbol('oh') },
    { name: 'an object', thrown: { code: 'X', message: 7 } },
    { name: 'an object without a prototype', thrown: Object.create(null) },
    { name: 'an object that throws', thrown: hostile },
    { name: 'an error that is its own cause', thrown: circular },
    { name: 'a revoked proxy', thrown: revoked() },
  ])('may throw $name', async ({ thrown }) => {
    expect(await by(() => Promise.reject(thrown))).toMatchObject({
      status: 'failed',
      code: 'connection-failed',
      provenance: { attempts: 3 },
    })
    expect(
      await by(() => {
        throw thrown
      }),
    ).toMatchObject({ status: 'failed', code: 'connection-failed' })
  })

  test.each(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])('may run into a limit of its own (%s), after sending', async code => {
    const limit = (): Promise<never> =>
      Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('too late'), { code }) }))
    expect(await by(limit)).toMatchObject({ status: 'failed', code: 'timeout', provenance: { attempts: 1 } })
    expect(await by(limit, { retryUnanswered: true })).toMatchObject({ status: 'failed', code: 'timeout', provenance: { attempts: 3 } })
  })

  const stream = (chunk: unknown): unknown => new ReadableStream({ start: controller => controller.enqueue(chunk) })
  test.each<{ name: string; response: unknown }>([
    { name: 'nothing', response: undefined },
    { name: 'a text', response: '{}' },
    { name: 'no headers', response: { ok: true, status: 200, body: null } },
    { name: 'a body that is no stream', response: { ok: true, status: 200, headers: new Headers(), body: '{}' } },
    { name: 'a stream of texts', response: { ok: true, status: 200, headers: new Headers(), body: stream('{}') } },
    { name: 'a stream of nothing', response: { ok: true, status: 200, headers: new Headers(), body: stream(undefined) } },
  ])('may give $name', async ({ response }) => {
    expect(await by(() => Promise.resolve(response))).toMatchObject({ status: 'failed', code: 'connection-failed' })
    expect(await by(() => response)).toMatchObject({ status: 'failed', code: 'connection-failed' })
  })

  test('may give a status that there is none of', async () => {
    const response = { ok: true, status: 999, headers: new Headers({ 'x-request-id': 'req_9' }), body: null }
    const answer = await by(() => Promise.resolve(response), { attempts: 1 })
    expect(answer).toMatchObject({ status: 'failed', code: 'server-error', provenance: { requestIds: ['req_9'] } })
  })

  test('may mind no signal and never answer', async () => {
    const before = timers()
    const answer = await by(() => new Promise(() => undefined), { timeoutMs: 30 })
    expect(answer).toMatchObject({ status: 'failed', code: 'timeout', provenance: { attempts: 1 } })
    expect(await until(() => timers() <= before)).toBe(true)
  })

  test('may bring its answer late, which is let go', async () => {
    const { promise, resolve } = Promise.withResolvers<Response>()
    const cancel = vi.fn()
    expect(await by(() => promise, { timeoutMs: 30 })).toMatchObject({ status: 'failed', code: 'timeout' })
    resolve(new Response(new ReadableStream({ cancel })))
    expect(await until(() => cancel.mock.calls.length === 1)).toBe(true)
  })

  test('may give a body that never ends and minds no signal, which is let go', async () => {
    const cancel = vi.fn()
    const body = new ReadableStream({ pull: () => new Promise(() => undefined), cancel })
    const endless = (): Promise<Response> => Promise.resolve(new Response(body, { headers: { 'x-request-id': 'req_9' } }))
    const provenance = { attempts: 1, requestIds: ['req_9'] }
    expect(await by(endless, { timeoutMs: 30 })).toMatchObject({ status: 'failed', code: 'timeout', provenance })
    expect(await until(() => cancel.mock.calls.length === 1)).toBe(true)
  })
})

describe('a client', () => {
  test('whose key cannot be had sends nothing', async () => {
    const apiKey = (): Promise<string> => Promise.reject(new Error(`the vault is closed to ${KEY}`))
    const client = new OpenAI({ apiKey, baseURL: llm.url })
    const answer = await openaiScorer({ client, model: 'm', api: 'chat' }).score(CHOICE, asking())
    expect(answer).toMatchObject({ status: 'failed', code: 'request-refused', provenance: { attempts: 0 } })
    expect(answer).toMatchObject({ detail: expect.stringContaining('the vault is closed') })
    expect(JSON.stringify(answer)).not.toContain(KEY)
  })

  test('with a password in its URL, which fetch refuses and repeats', async () => {
    const client = new OpenAI({ apiKey: KEY, baseURL: llm.url.replace('//', '//clerk:hush-hush@') })
    const answer = await openaiScorer({ client, model: 'm', api: 'chat', backoffMs: 1 }).score(CHOICE, asking())
    expect(answer).toMatchObject({ status: 'failed', code: 'connection-failed', detail: expect.stringContaining('[key]') })
    expect(JSON.stringify(answer)).not.toContain('hush')
  })

  test('whose own limits are shorter is asked by those of the scorer', async () => {
    const replies = await startReplies(response => setTimeout(sendJson, 60, response, 200, responseOf()))
    const client = clientOf(replies.url, undefined, { timeout: 10, maxRetries: 5 })
    const answer = await openaiScorer({ client, model: 'm', api: 'responses' }).score(CHOICE, asking())
    expect(answer).toMatchObject({ status: 'answered', provenance: { attempts: 1 } })
    await replies.close()
  })

  test('keeps its own settings for others', async () => {
    const client = clientOf(llm.url, undefined, { maxRetries: 7 })
    const before = { fetch: client['fetch'], maxRetries: client.maxRetries }
    await openaiScorer({ client, model: 'm', api: 'chat' }).score(CHOICE, asking())
    expect({ fetch: client['fetch'], maxRetries: client.maxRetries }).toEqual(before)
  })

  test('that the environment sends elsewhere is refused where its place is said', () => {
    vi.stubEnv('OPENAI_BASE_URL', 'https://user:hush@elsewhere.example/v1')
    const options = { model: 'm', api: 'chat', baseURL: 'https://api.openai.com/v1/' } as const
    const led = (): unknown => openaiScorer({ ...options, client: new OpenAI({ apiKey: KEY }) })
    expect(led).toThrow(/`https:\/\/elsewhere\.example`.*OPENAI_BASE_URL/)
    expect(led).not.toThrow(/hush/)
    const said = new OpenAI({ apiKey: KEY, baseURL: 'https://api.openai.com/v1' })
    expect(openaiScorer({ ...options, client: said }).id).toBe('chat:m')
  })

  test('of a version without the Decisions API is refused for it alone', () => {
    const client = clientOf(llm.url)
    Reflect.deleteProperty(client, 'decisions')
    expect(() => openaiScorer({ client, model: 'm', api: 'decisions' })).toThrow(/7\.30/)
    expect(openaiScorer({ client, model: 'm', api: 'responses' }).id).toBe('responses:m')
  })

  test('that takes no fetch is refused', () => {
    const client = clientOf(llm.url)
    Object.defineProperty(client, 'withOptions', {
      value: () => {
        throw new Error('X.509 workload identity does not support a custom fetch implementation.')
      },
    })
    expect(() => openaiScorer({ client, model: 'm', api: 'chat' })).toThrow(/takes no `fetch`/)
  })
})

test.each<{ name: string; more: object }>([
  { name: 'a time of zero', more: { timeoutMs: 0 } },
  { name: 'a time below zero', more: { perAttemptMs: -1 } },
  { name: 'half a millisecond', more: { backoffMs: 0.5 } },
  { name: 'longer than a timer counts', more: { timeoutMs: 2 ** 31 } },
  { name: 'no attempt', more: { attempts: 0 } },
  { name: 'bytes without end', more: { maxBytes: Number.POSITIVE_INFINITY } },
  { name: 'NaN tokens', more: { maxOutputTokens: Number.NaN } },
  { name: 'a temperature for decisions', more: { api: 'decisions', temperature: 0 } },
  { name: 'a limit of tokens for decisions', more: { api: 'decisions', maxOutputTokens: 100 } },
  { name: 'an API that is none', more: { api: 'completions' } },
  { name: 'prices that are none', more: { prices: { currency: 'USD', input: 'free', output: '0' } } },
])('refuses $name when it is made', ({ more }) => {
  expect(() => openaiScorer(Object.assign({ client: clientOf(llm.url), model: 'm', api: 'chat' } as const, more))).toThrow(RangeError)
})

test('a body as large as the limit is read, and one byte more is not', async () => {
  const size = JSON.stringify(responseOf()).length
  for (const [maxBytes, status] of [
    [size, 'answered'],
    [size - 1, 'failed'],
  ] as const) {
    const replies = await startReplies(response => sendJson(response, 200, responseOf()))
    const answer = await openaiScorer({ client: clientOf(replies.url), model: 'm', api: 'responses', maxBytes }).score(CHOICE, asking())
    expect(answer.status).toBe(status)
    await replies.close()
  }
})

test.each([
  { status: 200, code: 'too-large' },
  { status: 500, code: 'server-error' },
])('a connection over which too much comes with $status is closed', async ({ status, code }) => {
  let sent = 0
  const replies = await startReplies(response => {
    response.writeHead(status, { 'content-type': 'application/json' })
    const more = (): void => {
      if (response.destroyed) return
      sent += 10_000
      if (response.write(' '.repeat(10_000))) setImmediate(more)
      else response.once('drain', more)
    }
    more()
  })
  const maxBytes = status === 200 ? 1_000_000 : 2 ** 28
  const scorer = openaiScorer({ client: clientOf(replies.url), model: 'm', api: 'responses', attempts: 1, maxBytes })
  expect(await scorer.score(CHOICE, asking())).toMatchObject({ status: 'failed', code })
  expect(await until(() => replies.sockets() === 0)).toBe(true)
  expect(sent).toBeLessThan(50_000_000)
  await replies.close()
})

test('nothing of `openai` is loaded: it is the host that brings it', async () => {
  const files = (await readdir(import.meta.dirname)).filter(name => /^[a-z-]+\.ts$/.test(name))
  const sources = await Promise.all(files.map(name => readFile(join(import.meta.dirname, name), 'utf8')))
  expect(sources.length).toBeGreaterThan(10)
  for (const source of sources) expect(source).not.toMatch(/^import (?!type\b).*'openai/m)
})

test('a question that cannot be written is a failure, and nothing is thrown', async () => {
  const scorer = openaiScorer({ client: clientOf(llm.url), model: 'm', api: 'responses' })
  const broken = JSON.parse('{"kind":"choice","choices":[null],"shown":[]}')
  expect(await scorer.score(broken, asking())).toMatchObject({ status: 'failed', code: 'scorer-threw', provenance: { attempts: 0 } })
})

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}
