import { afterAll, expect, test } from 'vitest'
import type { LlmApi } from '../../testing/llm/llm-api.ts'
import type { FaultName, LlmFault } from '../../testing/llm/llm-faults.ts'
import { LLM_FAULTS } from '../../testing/llm/llm-faults.ts'
import { startFakeLlm } from '../../testing/llm/start-fake-llm.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import { asking, CHOICE, clientOf } from './asked.fixture.ts'
import { openaiScorer } from './openai-scorer.ts'

const APIS: readonly LlmApi[] = ['responses', 'chat', 'decisions']
const NAMES = new Map<string, FaultName>(Object.keys(LLM_FAULTS).flatMap(name => (isFault(name) ? [[name, name] as const] : [])))

function isFault(name: string): name is FaultName {
  return Object.hasOwn(LLM_FAULTS, name)
}

const llm = await startFakeLlm({ fault: ({ path }) => NAMES.get(path.split('/')[1] ?? '') })
afterAll(() => llm.close())

/** Requests that are sent; else one. */
const ATTEMPTS: Partial<Record<FaultName, number>> = {
  'rate-limited': 3,
  'request-timeout': 3,
  conflict: 3,
  'server-error': 3,
  'bad-gateway': 3,
  overloaded: 3,
  'reset-before-headers': 3,
  'not-http': 3,
  'rate-limited-once': 2,
  'server-error-once': 2,
  'reset-once': 2,
}

/** Request ids that come back; else one a request. */
const REQUEST_IDS: Partial<Record<FaultName, number>> = {
  'bad-gateway': 0,
  'page-with-200': 0,
  'no-content': 0,
  'redirect-302': 0,
  'redirect-307': 0,
  'reset-before-headers': 0,
  'not-http': 0,
  'reset-once': 1,
}

interface Case {
  readonly api: LlmApi
  readonly name: FaultName
  readonly fault: LlmFault
  readonly usage: boolean
}

const CASES: readonly Case[] = APIS.flatMap(api =>
  [...NAMES.values()].flatMap((name): Case[] => {
    const fault: LlmFault = LLM_FAULTS[name]
    return fault.apis === undefined || fault.apis.includes(api) ? [{ api, name, fault, usage: carriesUsage(api, name, fault) }] : []
  }),
)

/** The server counts in every body that it writes to the end and that is JSON. */
function carriesUsage(api: LlmApi, name: FaultName, { kind, gives }: LlmFault): boolean {
  if (name === 'not-a-number' && api === 'decisions') return false
  return kind === 'answer' || kind === 'text' || kind === 'output' || name === 'wrong-content-type' || gives === 'same-answer'
}

/** No machine is so busy that an answer needs this; shorter than the half minute that some faults ask to wait. */
const LONG_MS = 20_000
/** Whatever is to run out of time does so, however short it is. */
const SHORT_MS = 100

function score(api: LlmApi, named: string | undefined, timeoutMs: number): Promise<ScorerAnswer> {
  return openaiScorer({ client: clientOf(llm.url, named), model: 'a-model', api, timeoutMs, backoffMs: 1 }).score(CHOICE, asking())
}

const undisturbed = new Map(await Promise.all(APIS.map(async api => [api, await score(api, undefined, LONG_MS)] as const)))

test.concurrent.each(CASES)('$api: $name', async ({ api, name, fault, usage }) => {
  const isSlow = fault.gives === 'timeout'
  const answer = await score(api, name, isSlow ? SHORT_MS : LONG_MS)
  const right = undisturbed.get(api)
  if (right?.status !== 'answered') throw new Error('nothing was asked')
  const { provenance } = answer
  switch (fault.gives) {
    case 'same-answer':
      expect(answer).toMatchObject({ status: 'answered', confidence: right.confidence })
      break
    case 'other-answer':
      expect(answer.status).toBe('answered')
      break
    default:
      expect(answer).toMatchObject({ status: 'failed', code: fault.gives })
  }
  const attempts = ATTEMPTS[name] ?? 1
  expect(provenance.attempts).toBe(attempts)
  // On a busy machine the headers of a slow body may come too late.
  if (!isSlow) expect(provenance.requestIds ?? []).toHaveLength(REQUEST_IDS[name] ?? attempts)
  expect(provenance.usage?.inputTokens ?? 0).toBe(usage ? right.provenance.usage?.inputTokens : 0)
  expect(provenance.model).toBe(usage ? 'a-model' : undefined)
  expect(provenance).toMatchObject({ answeredBy: `${api}:a-model`, identity: right.provenance.identity, prompt: right.provenance.prompt })
  expect(provenance.latencyMs).toBeGreaterThanOrEqual(0)
})

test('no question and no key follows a redirect to another origin', () => expect(llm.strayed).toEqual([]))

test('every request says that it is the first, as the client itself never asks again', () => {
  expect(new Set(llm.received.map(({ headers }) => headers['x-stainless-retry-count']))).toEqual(new Set(['0']))
})
