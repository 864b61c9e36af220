import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { settledHandles } from '../settled-handles.ts'
import { APIS, ask, BODIES, FORMAT } from './asking.fixture.ts'
import type { AskedOfModel } from './fake-model.ts'
import { startFakeLlm } from './start-fake-llm.ts'

const llm = await startFakeLlm()
afterAll(() => llm.close())

const timeless = (text: string): string => text.replace(/"created(_at)?":\d+/, '')

describe.each(APIS)('%s', api => {
  test('answers the same question with the same confidences, of options that were asked about', async () => {
    const [first, second] = [await (await ask(llm.url, api)).text(), await (await ask(llm.url, api)).text()]
    expect(timeless(first)).toBe(timeless(second))
    expect(first).toMatch(/go.*hold/s)
    expect(first).toMatch(/"(total|output)_tokens":[1-9]/)
  })

  test('sends a request id, with a refusal too', async () => {
    expect((await ask(llm.url, api)).headers.get('x-request-id')).toMatch(/^req_\d+$/)
    const refused = await ask(llm.url, api, { body: 'no JSON' })
    expect([refused.status, refused.headers.get('x-request-id')]).toEqual([400, expect.stringMatching(/^req_/)])
  })

  test('keeps what it received', async () => {
    await ask(llm.url, api, { headers: { authorization: 'Bearer key', 'x-mine': '1' } })
    expect(llm.received.at(-1)).toMatchObject({
      method: 'POST',
      body: JSON.stringify(BODIES[api]),
      headers: { authorization: 'Bearer key', 'x-mine': '1' },
    })
  })

  test.each([
    { name: 'no key', init: { headers: {} }, status: 401 },
    { name: 'another method', init: { method: 'PUT' }, status: 405 },
    { name: 'no model', init: { body: JSON.stringify({ ...BODIES[api], model: undefined }) }, status: 400 },
    { name: 'a stream', init: { body: JSON.stringify({ ...BODIES[api], stream: true }) }, status: 400 },
    { name: 'no text', init: { body: JSON.stringify({ ...BODIES[api], input: '', instructions: '', messages: [] }) }, status: 400 },
  ])('refuses $name', async ({ init, status }) => expect((await ask(llm.url, api, init)).status).toBe(status))
})

describe('a strict format', () => {
  const { schema } = FORMAT
  test.each([
    { name: 'no schema at all', format: { type: 'json_object' } },
    { name: 'a name with a space', format: { ...FORMAT, name: 'my answer' } },
    { name: 'a list at the root', format: { ...FORMAT, schema: { type: 'array', items: schema } } },
    { name: 'an optional property', format: { ...FORMAT, schema: { ...schema, required: [] } } },
    { name: 'an open object', format: { ...FORMAT, schema: { ...schema, additionalProperties: true } } },
    { name: 'an open object below', format: { ...FORMAT, schema: { ...schema, properties: { choices: { type: 'object' } } } } },
  ])('is refused with $name', async ({ format }) => {
    const response = await ask(llm.url, 'responses', { body: JSON.stringify({ ...BODIES.responses, text: { format } }) })
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('"param":"text.format"')])
  })
})

describe('decisions', () => {
  const question = { type: 'choice', instructions: 'Which?', choices: [{ value: 'go' }, { value: 'hold' }] }
  const asked = (questions: readonly object[]): Promise<Response> =>
    ask(llm.url, 'decisions', { body: JSON.stringify({ ...BODIES.decisions, questions }) })

  test.each([
    { name: 'no question', questions: [] },
    { name: '401 questions', questions: Array.from({ length: 401 }, () => question) },
    { name: 'one choice', questions: [{ ...question, choices: [{ value: 'go' }] }] },
    { name: 'a choice twice', questions: [{ ...question, choices: [{ value: 'go' }, { value: 'go' }] }] },
    { name: 'another type', questions: [{ ...question, type: 'essay' }] },
    { name: 'no instructions', questions: [{ ...question, instructions: '' }] },
  ])('refuses $name', async ({ questions }) => expect((await asked(questions)).status).toBe(400))

  test('answers each question by its type, in order', async () => {
    const levels = [{ label: 'low' }, { label: 'high' }]
    const body = await (
      await asked([
        { type: 'predicate', name: 'p', instructions: 'Is it?' },
        { ...question, name: 'c' },
        { type: 'score', name: 's', instructions: 'How?', levels },
      ])
    ).json()
    expect(body).toMatchObject({
      answers: [
        { type: 'predicate', name: 'p', probability: expect.any(Number) },
        { type: 'choice', name: 'c', probabilities: [{ value: 'go' }, { value: 'hold' }] },
        {
          type: 'score',
          name: 's',
          score: expect.any(Number),
          probabilities: [
            { label: 'low', value: 0 },
            { label: 'high', value: 1 },
          ],
        },
      ],
    })
  })
})

describe('another model', () => {
  test('is told what is asked, and its numbers, words and cites are the answer', async () => {
    const asked: AskedOfModel[] = []
    const other = await startFakeLlm({
      model: one => {
        asked.push(one)
        return { numbers: { hold: 0.25, unasked: 1 }, rationale: 'so', cites: [{ ref: 'order.total', quote: null }] }
      },
    })
    const text = await (await ask(other.url, 'responses')).text()
    await other.close()
    expect(asked).toMatchObject([{ api: 'responses', wants: 'confidence', ids: ['go', 'hold'], text: 'Choose.\nSO-1' }])
    const said = { choices: [{ option: 'hold', confidence: 0.25 }], rationale: 'so', cites: [{ ref: 'order.total', quote: null }] }
    expect(text).toContain(JSON.stringify(JSON.stringify(said)))
  })

  test('that throws leaves the connection without an answer', async () => {
    const other = await startFakeLlm({ model: () => Promise.reject(new Error('no')) })
    await expect(ask(other.url, 'chat')).rejects.toThrow('fetch failed')
    await other.close()
  })
})

describe('the server', () => {
  test('ends open connections when it closes, and forgets a client that gave up', async () => {
    const other = await startFakeLlm({ fault: () => 'hang' })
    const given = new AbortController()
    const abandoned = ask(other.url, 'chat', { signal: given.signal }).catch(() => 'gone')
    const waiting = ask(other.url, 'chat').catch(() => 'gone')
    while (other.open() < 2) await wait(1)
    given.abort()
    while (other.open() > 1) await wait(1)
    await other.close()
    expect([await abandoned, await waiting, other.open()]).toEqual(['gone', 'gone', 0])
    await other.close()
  })

  test('leaves no timer and no connection behind, whatever it was doing', async () => {
    const settled = settledHandles()
    const faults = ['slow-headers', 'slow-body', 'hang', 'endless-drip', 'huge-body'] as const
    const other = await startFakeLlm({ fault: (_, count) => faults[count - 1] })
    const read = async (): Promise<string> => (await ask(other.url, 'chat')).text()
    const asked = faults.map(() => read().catch(() => 'gone'))
    while (other.received.length < faults.length) await wait(1)
    await other.close()
    await Promise.all(asked)
    expect([await settled(5000), other.open()]).toEqual([[], 0])
  })

  test.each([
    ['lists in lists', `{"model":"m","input":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
    ['messages in messages', `{"model":"m","messages":${'[{"content":'.repeat(20_000)}"x"${'}]'.repeat(20_000)}}`],
    [
      'schemas in schemas',
      `{"model":"m","input":"x","text":{"format":{"type":"json_schema","name":"a","schema":${'{"type":"object","x":'.repeat(20_000)}1${'}'.repeat(20_000)}}}}`,
    ],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '1e999'],
  ])('refuses %s and goes on', async (_name, body) => {
    for (const api of APIS) expect((await ask(llm.url, api, { body })).status).toBe(400)
    expect((await ask(llm.url, 'chat')).status).toBe(200)
  })

  test('keeps as many requests as it is told', async () => {
    const other = await startFakeLlm({ keep: 1 })
    for (const name of ['/a', '/b']) await ask(other.url, 'chat', { before: name })
    await other.close()
    expect(other.received.map(({ path }) => path)).toEqual(['/b/v1/chat/completions'])
  })

  test('takes no request beyond 16 MB', async () => {
    const body = `{"model":"m","input":"${'x'.repeat(17 * 1024 * 1024)}"}`
    const before = llm.received.length
    const status = await ask(llm.url, 'responses', { body }).then(
      response => response.status,
      () => 'connection ended',
    )
    expect([413, 'connection ended']).toContain(status)
    expect(llm.received.length).toBe(before)
  })

  test('counts requests for its faults', async () => {
    const other = await startFakeLlm({ fault: (_, count) => (count === 2 ? 'overloaded' : undefined) })
    const statuses = [await ask(other.url, 'chat'), await ask(other.url, 'chat'), await ask(other.url, 'chat')].map(({ status }) => status)
    await other.close()
    expect(statuses).toEqual([200, 503, 200])
  })
})
