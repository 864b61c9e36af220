import { afterAll, describe, expect, test } from 'vitest'
import { APIS, ask } from './asking.fixture.ts'
import type { LlmApi } from './llm-api.ts'
import type { FaultName, LlmFault } from './llm-faults.ts'
import { LLM_FAULTS } from './llm-faults.ts'
import { startFakeLlm } from './start-fake-llm.ts'

function isFault(name: string): name is FaultName {
  return Object.hasOwn(LLM_FAULTS, name)
}

const NAMES = Object.keys(LLM_FAULTS).filter(isFault)

const llm = await startFakeLlm({
  model: () => ({ numbers: { go: 0.9, hold: 0.1 } }),
  fault: ({ path }) => NAMES.find(name => path.startsWith(`/${name}/`)),
})
afterAll(() => llm.close())

/** What a plain client sees: status, headers that matter, the body without what changes. */
async function seen(api: LlmApi, fault: FaultName | 'none'): Promise<string> {
  const impatient = new AbortController()
  const waiting = (ms: number): NodeJS.Timeout => setTimeout(() => impatient.abort(), ms)
  let patience = waiting(BEFORE_HEADERS.has(fault) ? 40 : 20_000)
  try {
    const response = await ask(llm.url, api, { before: `/${fault}`, signal: impatient.signal })
    // From the headers on, or a busy machine would show another fault.
    clearTimeout(patience)
    patience = waiting(AFTER_HEADERS.has(fault) ? 40 : 20_000)
    const names = ['retry-after', 'retry-after-ms', 'location'].filter(name => response.headers.has(name))
    const said = [response.status, response.headers.get('content-type') ?? '-', ...names].join(' ')
    const body = await response.text().catch((error: unknown) => `<${reasonOf(error)}>`)
    return `${said} ${shortened(body)}`
  } catch (error) {
    return `<${reasonOf(error)}>`
  } finally {
    clearTimeout(patience)
  }
}

/** A run of more than a thousand equal characters as the character and how many. */
function shortened(text: string): string {
  let short = ''
  for (let at = 0, end = 0; at < text.length; at = end) {
    while (end < text.length && text[end] === text[at]) end += 1
    short += end - at > 1000 ? `${text[at]}×${end - at}` : text.slice(at, end)
  }
  return short
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'AbortError') return 'still waiting'
  const { cause } = error
  if (!(cause instanceof Error)) return error.message
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message
}

/** Those that are not waited for: before anything comes, and after the headers. */
const BEFORE_HEADERS: ReadonlySet<string> = new Set(['slow-headers', 'hang'])
const AFTER_HEADERS: ReadonlySet<string> = new Set(['slow-body', 'endless-drip'])

/** What each fault looks like to a client; of several APIs the first that shows it, unless one is named. */
const LOOKS: Readonly<Record<FaultName, RegExp>> = {
  tie: /^200 .*\{\\"option\\":\\"go\\",\\"confidence\\":0\.9\},\{\\"option\\":\\"hold\\",\\"confidence\\":0\.9\}/,
  'option-missing': /^200 .*\[\{\\"option\\":\\"hold\\",\\"confidence\\":0\.1\}\]/,
  'unknown-option': /^200 .*no-such-option/,
  'duplicate-option': /^200 .*\\"go\\",\\"confidence\\":0\.9.*\\"go\\",\\"confidence\\":0\.999/,
  'above-one': /^200 .*\\"go\\",\\"confidence\\":1\.2\}/,
  'below-zero': /^200 .*\\"go\\",\\"confidence\\":-0\.5\}/,
  'huge-number': /^200 .*\\"go\\",\\"confidence\\":1e999\}/,
  'number-as-text': /^200 .*\\"go\\",\\"confidence\\":\\"0\.999\\"\}/,
  'null-number': /^200 .*\\"go\\",\\"confidence\\":null\}/,
  'not-a-number': /^200 .*\\"go\\",\\"confidence\\":NaN\}/,
  fenced: /^200 .*"```json\\n\{.*\}\\n```"/,
  prose: /^200 .*"I would release it/,
  'prose-around': /^200 .*"Here is what I think:\\n\\n\{.*\}"/,
  'two-answers': /^200 .*\]\}\\n\{\\"choices/,
  'cut-text': /^200 .*"status":"completed".*\\"confidence\\":0\.9\},\{\\"opt[^}]*"/,
  'wrong-schema': /^200 .*\{\\"answer\\":\\"go\\"/,
  'extra-fields': /^200 .*\{\\"verdict\\":\\"permit\\",\\"execute\\":true,\\"choices\\"/,
  'duplicate-keys': /^200 .*\\"confidence\\":0\.001,\\"confidence\\":0\.999,\\"confidence\\":0\.9\}/,
  'deep-text': /^200 .*\[×10000\]×10000/,
  'huge-text': /^200 .*x×600000/,
  'empty-text': /^200 .*"text":""/,
  'empty-output': /^200 .*"output":\[\]/,
  'null-content': /^200 .*"content":null/,
  refusal: /^200 .*"type":"refusal","refusal":"I am sorry/,
  'tool-call': /^200 .*"type":"function_call","call_id":"call_\w+","name":"release_order"/,
  'wrong-type': /^200 .*\\"confidence\\":0\.9\}/,
  commentary: /^200 .*"phase":"commentary".*\\"go\\".*"phase":"final_answer"/,
  length: /^200 .*"status":"incomplete".*"reason":"max_output_tokens".*\\"go\\"/,
  'content-filter': /^200 .*"status":"incomplete".*"reason":"content_filter".*\\"go\\"/,
  'failed-status': /^200 .*"status":"failed","error":\{"code":"server_error".*"output":\[\]/,
  'rate-limited-seconds': /^429 application\/json retry-after \{"error"/,
  'rate-limited-milliseconds': /^429 application\/json retry-after-ms \{"error"/,
  'rate-limited-date': /^429 application\/json retry-after \{"error"/,
  'rate-limited': /^429 application\/json \{"error".*rate_limit_exceeded/,
  'insufficient-quota': /^429 .*insufficient_quota/,
  'bad-request': /^400 .*unsupported_parameter/,
  'filtered-request': /^400 .*content_filter/,
  unauthorized: /^401 .*invalid_api_key/,
  forbidden: /^403 application\/json/,
  'no-such-model': /^404 .*model_not_found/,
  'request-timeout': /^408 application\/json/,
  conflict: /^409 application\/json/,
  'server-error': /^500 application\/json/,
  'bad-gateway': /^502 text\/html; charset=utf-8 <!DOCTYPE/,
  overloaded: /^503 application\/json/,
  'page-with-200': /^200 text\/html; charset=utf-8 <!DOCTYPE/,
  'empty-body': /^200 application\/json $/,
  'no-content': /^204 - $/,
  'null-body': /^200 application\/json null$/,
  'deep-body': /^200 application\/json \{"output":\[×10000\]×10000,/,
  'redirect-302': /^302 - location $/,
  'redirect-307': /^307 - location $/,
  'cut-body': /^200 application\/json \{.*[^}]$/,
  'wrong-content-type': /^200 text\/plain \{.*\}$/,
  'huge-body': /^200 application\/json {2}×33554432\{.*\}$/,
  'gzip-bomb': /^200 application\/json {2}×33554432\{.*\}$/,
  'slow-headers': /^<still waiting>$/,
  'slow-body': /^200 application\/json <still waiting>$/,
  hang: /^<still waiting>$/,
  'endless-drip': /^200 application\/json <still waiting>$/,
  'reset-before-headers': /^<(UND_ERR_SOCKET|ECONNRESET)>$/,
  'reset-in-body': /^(200 application\/json )?<ECONNRESET>$/,
  'closed-in-body': /^200 application\/json <(UND_ERR_SOCKET|ECONNRESET)>$/,
  'not-http': /^<Response does not match/,
  'rate-limited-once': /^429 application\/json retry-after-ms /,
  'server-error-once': /^500 application\/json/,
  'reset-once': /^<ECONNRESET>$/,
}

describe('a client sees', () => {
  test.each(NAMES)('%s', async name => expect(await seen('responses', name)).toMatch(LOOKS[name]))
})

describe.each(['chat', 'decisions'] as const)('by %s', api => {
  const shown = NAMES.filter(name => {
    const fault: LlmFault = LLM_FAULTS[name]
    return fault.kind !== 'delivery' && fault.kind !== 'reply' && (fault.apis ?? APIS).includes(api)
  })

  test.each(shown)('%s changes the answer', async name => {
    const said = (await seen(api, name)).replace(/"created":\d+/, '')
    expect(said).toMatch(/^200 /)
    expect(said).not.toBe((await seen(api, 'none')).replace(/"created":\d+/, ''))
  })

  const absent = NAMES.filter(name => {
    const fault: LlmFault = LLM_FAULTS[name]
    return fault.apis !== undefined && !fault.apis.includes(api)
  })

  test.each(absent)('%s cannot be shown and changes nothing', async name => {
    const plain = (await seen(api, 'none')).replace(/"created":\d+/, '')
    expect((await seen(api, name)).replace(/"created":\d+/, '')).toBe(plain)
  })
})

test.each(NAMES.filter(name => name.endsWith('-once')))('%s is gone when the same is asked again, and back after that', async name => {
  const looks = [await seen('chat', name), await seen('chat', name), await seen('chat', name), await seen('chat', name)]
  expect(looks.map(look => /^200 .*choices/.test(look))).toEqual([false, true, false, true])
})

test('a client that follows a redirect is found out', async () => {
  const before = llm.strayed.length
  await ask(llm.url, 'chat', { before: '/redirect-307', redirect: 'follow' })
  expect(llm.strayed.slice(before)).toMatchObject([{ method: 'POST', path: '/redirect-307/v1/chat/completions', body: /SO-1/ }])
})
