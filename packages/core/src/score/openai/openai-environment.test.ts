import OpenAI from 'openai'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { startFakeLlm } from '../../testing/llm/start-fake-llm.ts'
import { asking, CHOICE, KEY } from './asked.fixture.ts'
import { openaiScorer } from './openai-scorer.ts'
import { sendJson, startReplies } from './replies.fixture.ts'

const llm = await startFakeLlm()
afterAll(() => llm.close())
afterEach(() => vi.unstubAllEnvs())

function logger(): { lines: unknown[][]; debug: () => void; info: () => void; warn: () => void; error: () => void } {
  const lines: unknown[][] = []
  const log = (...line: unknown[]): void => {
    lines.push(line)
  }
  return { lines, debug: log, info: log, warn: log, error: log }
}

test.each([
  { name: 'OPENAI_LOG', of: {} },
  { name: 'the client', of: { logLevel: 'debug' } as const },
])('logs no header and no question, though $name says `debug`', async ({ of }) => {
  vi.stubEnv('OPENAI_LOG', 'debug')
  const written = logger()
  const client = new OpenAI({ apiKey: KEY, baseURL: llm.url, logger: written, ...of })
  const headers = { 'x-extra': 'hush-hush-1234' }
  const answer = await openaiScorer({ client, model: 'm', api: 'responses', headers }).score(CHOICE, asking())
  expect([answer.status, written.lines]).toEqual(['answered', []])
  await client.responses.create({ model: 'm', input: 'x' }, { headers }).catch(() => undefined)
  expect(JSON.stringify(written.lines)).toContain('hush-hush-1234')
})

test('sends the headers that the environment gives the client, and tells none of their values', async () => {
  vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'x-tenant: hush-hush-1234\nx-short: abc')
  vi.stubEnv('OPENAI_ORG_ID', 'org-of-the-host')
  vi.stubEnv('OPENAI_PROJECT_ID', 'proj-of-the-host')
  const replies = await startReplies((response, _, { headers }) => {
    sendJson(response, 401, { error: `no ${headers['x-tenant']}, ${headers['openai-organization']}, ${headers['openai-project']}` })
  })
  const client = new OpenAI({ apiKey: KEY, baseURL: replies.url })
  const answer = await openaiScorer({ client, model: 'm', api: 'chat' }).score(CHOICE, asking())
  expect(replies.received[0]?.headers).toMatchObject({
    'x-tenant': 'hush-hush-1234',
    'x-short': 'abc',
    'openai-organization': 'org-of-the-host',
    'openai-project': 'proj-of-the-host',
  })
  expect(answer).toMatchObject({ status: 'failed', code: 'request-refused', detail: '401: no [key], [key], [key]' })
  await replies.close()
})
