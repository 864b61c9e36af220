import { afterAll, expect, test, vi } from 'vitest'
import type { FaultName } from '../../testing/llm/llm-faults.ts'
import { startFakeLlm } from '../../testing/llm/start-fake-llm.ts'
import { embeddedScorer } from '../embedded-scorer.ts'
import { CHOICE, clientOf } from '../openai/asked.fixture.ts'
import { openaiScorer } from '../openai/openai-scorer.ts'
import type { Scorer } from '../scorer.ts'
import { memoryMeter } from './memory-meter.ts'
import type { Meter, Spending } from './meter.ts'
import { asking } from './scripted.fixture.ts'
import { withBudget } from './with-budget.ts'
import { withCircuitBreaker } from './with-circuit-breaker.ts'
import { withConcurrencyLimit } from './with-concurrency-limit.ts'
import { withFallback } from './with-fallback.ts'
import { withTimeout } from './with-timeout.ts'

const FAULTS = ['refusal', 'length', 'server-error', 'hang'] as const satisfies readonly FaultName[]

const llm = await startFakeLlm({ fault: ({ path }) => FAULTS.find(fault => path.startsWith(`/${fault}/`)) })
afterAll(() => llm.close())

function model(fault?: (typeof FAULTS)[number]): Scorer {
  return openaiScorer({ client: clientOf(llm.url, fault), model: 'a-model', api: 'responses', attempts: 1, timeoutMs: 60_000 })
}

const table = embeddedScorer({ id: 'table', version: '1', score: () => ({ confidence: { hold: 0.7 } }) })

test('a fallback keeps request id and usage of the model that refused', async () => {
  expect(await withFallback(model('refusal'), table).score(CHOICE, asking())).toMatchObject({
    status: 'answered',
    confidence: { hold: '0.7' },
    provenance: {
      answeredBy: 'table',
      attempts: 1,
      requestIds: [expect.any(String)],
      usage: { inputTokens: expect.any(Number) },
      besides: [
        {
          role: 'fallen-back-from',
          why: 'refused',
          provenance: { requestIds: [expect.any(String)], usage: { inputTokens: expect.any(Number) } },
        },
      ],
    },
  })
})

test('a circuit opens on a server that fails', async () => {
  const before = llm.received.length
  const scorer = withCircuitBreaker(model('server-error'), { failures: 2, openMs: 60_000 })
  const codes: unknown[] = []
  for (let turn = 0; turn < 3; turn += 1) codes.push(await scorer.score(CHOICE, asking()))
  expect(codes).toMatchObject([{ code: 'server-error' }, { code: 'server-error' }, { code: 'circuit-open' }])
  expect(llm.received.length - before).toBe(2)
})

function metered(): { readonly meter: Meter; readonly settled: Spending[] } {
  const counting = memoryMeter(() => 0)
  const settled: Spending[] = []
  const settle: Meter['settle'] = async (reservation, spent) => {
    settled.push(spent)
    await counting.settle(reservation, spent)
  }
  return { meter: { ...counting, settle }, settled }
}

const BUDGET = { name: 'scoring', limit: { tokens: '1000000' }, estimate: { tokens: '4000' }, perMs: 86_400_000 }

test('a budget is charged with the tokens that the server counted, for an answer that was cut off too', async () => {
  const { meter, settled } = metered()
  const answered = await withBudget(model(), { ...BUDGET, meter }).score(CHOICE, asking())
  const cut = await withBudget(model('length'), { ...BUDGET, meter }).score(CHOICE, asking())
  expect([answered.status, cut]).toMatchObject(['answered', { code: 'truncated' }])
  const tokens = [answered, cut].map(({ provenance: { usage } }) => String((usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0)))
  expect(settled.map(spent => spent['tokens'])).toEqual(tokens)
  expect(tokens).not.toContain('0')
})

test('200 questions that are cancelled leave nothing running, and only what was sent stays charged', async () => {
  const { meter, settled } = metered()
  const before = llm.received.length
  const limited = withBudget(withConcurrencyLimit(model('hang'), { atOnce: 8, waiting: 200 }), { ...BUDGET, meter })
  const scorer = withFallback(withTimeout(limited, { ms: 60_000 }), table)
  const host = new AbortController()
  const answering = Array.from({ length: 200 }, () => scorer.score(CHOICE, asking({ signal: host.signal })))
  await vi.waitFor(() => expect(llm.received.length - before).toBe(8), { timeout: 20_000 })
  host.abort()
  const answers = await Promise.all(answering)
  expect(new Set(answers.map(answer => (answer.status === 'failed' ? answer.code : answer.status)))).toEqual(new Set(['aborted']))
  await vi.waitFor(() => expect(llm.open()).toBe(0), { timeout: 20_000 })
  const charged = settled.map(spent => spent['tokens'])
  expect(llm.received.length - before).toBe(8)
  expect(['4000', '0'].map(tokens => charged.filter(one => one === tokens).length)).toEqual([8, 192])
})
