import { expect, test } from 'vitest'
import { memoryMeter } from './memory-meter.ts'
import type { Meter, Spending } from './meter.ts'
import type { Line } from './scripted.fixture.ts'
import { asking, QUESTION, scripted } from './scripted.fixture.ts'
import type { Budget } from './with-budget.ts'
import { withBudget } from './with-budget.ts'
import { withConcurrencyLimit } from './with-concurrency-limit.ts'

const SURE: Line = { says: { hold: '1' }, told: { usage: { inputTokens: 90, outputTokens: 10 } } }
const BUDGET = { name: 'scoring', limit: { tokens: '1000' }, estimate: { tokens: '400' }, perMs: 1000 }

function metered(): { readonly meter: Meter; readonly settled: Spending[] } {
  const counting = memoryMeter(() => 0)
  const settled: Spending[] = []
  const settle: Meter['settle'] = async (reservation, spent) => {
    settled.push(spent)
    await counting.settle(reservation, spent)
  }
  return { meter: { ...counting, settle }, settled }
}

test('settles by what came back, so that more questions fit than estimates would', async () => {
  const scorer = withBudget(scripted('model', SURE), { ...BUDGET, meter: memoryMeter(() => 0) })
  const answers = []
  for (let turn = 0; turn < 8; turn += 1) answers.push(await scorer.score(QUESTION, asking()))
  // 700 settled leave no room for an estimate of 400.
  expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 7 }, () => 'answered'), 'failed'])
  expect(answers.at(-1)).toMatchObject({ code: 'budget-exhausted', detail: 'the budget `scoring` has no room for one more question' })
})

test('questions at once reserve before they are put', async () => {
  const model = scripted('model', SURE)
  const scorer = withBudget(model, { ...BUDGET, meter: memoryMeter(() => 0) })
  const answers = await Promise.all([1, 2, 3].map(() => scorer.score(QUESTION, asking())))
  expect(answers.map(({ status }) => status)).toEqual(['answered', 'answered', 'failed'])
  expect(model.asked).toHaveLength(2)
})

test.each<[string, Line, Spending]>([
  ['a failure by what it cost', { fails: 'truncated', told: { usage: { inputTokens: 7, outputTokens: 1 } } }, { tokens: '8' }],
  ['a failure that tells nothing by the estimate', { fails: 'server-error' }, { tokens: '400' }],
  ['one that was never sent by nothing', { fails: 'circuit-open' }, { tokens: '0' }],
  ['one that threw by the estimate', { throws: 'no' }, { tokens: '400' }],
])('settles %s', async (_name, line, spent) => {
  const { meter, settled } = metered()
  await withBudget(scripted('model', line), { ...BUDGET, meter }).score(QUESTION, asking())
  expect(settled).toEqual([spent])
})

test('an abort frees nothing that may have been spent', async () => {
  const { meter, settled } = metered()
  const host = new AbortController()
  const told = { usage: { inputTokens: 3, outputTokens: 0 } }
  const answering = withBudget(scripted('model', { hangs: 'until-aborted', told }), { ...BUDGET, meter }).score(
    QUESTION,
    asking({ signal: host.signal }),
  )
  await new Promise(resolve => setImmediate(resolve))
  host.abort()
  expect(await answering).toMatchObject({ code: 'aborted' })
  expect(settled).toEqual([{ tokens: '400' }])
})

test('a tenant may have a budget of its own', async () => {
  const scorer = withBudget(scripted('model', { fails: 'timeout' }), { ...BUDGET, meter: memoryMeter(() => 0), by: 'tenant' })
  const code = async (tenant: string): Promise<unknown> => (await scorer.score(QUESTION, asking({ tenant }))) as { code?: string }
  expect(await Promise.all(['a', 'a', 'a', 'b'].map(code))).toMatchObject([
    { code: 'timeout' },
    { code: 'timeout' },
    { code: 'budget-exhausted' },
    { code: 'timeout' },
  ])
})

const never = new Promise<never>(() => undefined)

test.each<[string, Partial<Meter>, string]>([
  ['throws', { reserve: () => Promise.reject(new Error('down')) }, 'failed'],
  ['throws at once', { reserve: () => JSON.parse('{') }, 'failed'],
  ['cannot settle', { settle: () => Promise.reject(new Error('down')) }, 'answered'],
])('a meter that %s makes nothing throw', async (_name, broken, status) => {
  const scorer = withBudget(scripted('model', SURE), { ...BUDGET, meter: { ...memoryMeter(() => 0), ...broken } })
  expect(await scorer.score(QUESTION, asking())).toMatchObject({ status })
})

test('a meter that takes its time is not waited for after an abort, and what it reserves late is given back', async () => {
  const { meter, settled } = metered()
  let reserve = (): void => undefined
  const slow: Meter = {
    ...meter,
    reserve: async (limit, estimate) => {
      await new Promise<void>(resolve => {
        reserve = resolve
      })
      return await meter.reserve(limit, estimate)
    },
  }
  const model = scripted('model', SURE)
  const host = new AbortController()
  const answering = withBudget(model, { ...BUDGET, meter: slow }).score(QUESTION, asking({ signal: host.signal }))
  host.abort()
  expect(await answering).toMatchObject({ status: 'failed', code: 'aborted' })
  reserve()
  await new Promise(resolve => setImmediate(resolve))
  expect([model.asked.length, settled]).toEqual([0, [{ tokens: '0' }]])
  const stuck = withBudget(model, { ...BUDGET, meter: { reserve: () => Promise.resolve('1'), settle: () => never } })
  const second = new AbortController()
  const waiting = stuck.score(QUESTION, asking({ signal: second.signal }))
  await new Promise(resolve => setImmediate(resolve))
  second.abort()
  expect(await waiting).toMatchObject({ status: 'answered' })
})

test.each<[string, Line, Partial<Budget>]>([
  ['no use at all', { says: { hold: '1' }, told: { usage: { inputTokens: 0, outputTokens: 0 } } }, {}],
  ['one token', { says: { hold: '1' }, told: { usage: { inputTokens: 1, outputTokens: 0 } } }, { least: { tokens: '300' } }],
])('a server that tells of %s answers no more than a limit has room for', async (_name, line, least) => {
  const scorer = withBudget(scripted('model', line), { ...BUDGET, ...least, meter: memoryMeter(() => 0) })
  const statuses: string[] = []
  for (let turn = 0; turn < 20; turn += 1) statuses.push((await scorer.score(QUESTION, asking())).status)
  expect(statuses.filter(status => status === 'answered').length).toBeLessThanOrEqual(3)
})

test('a question that left the line in front of the scorer is charged nothing', async () => {
  const { meter, settled } = metered()
  const line = withConcurrencyLimit(scripted('model', { hangs: 'until-aborted' }), { atOnce: 1, waiting: 1 })
  const scorer = withBudget(line, { ...BUDGET, meter })
  const host = new AbortController()
  const asked = [1, 2].map(() => scorer.score(QUESTION, asking({ signal: host.signal })))
  await new Promise(resolve => setImmediate(resolve))
  host.abort()
  await Promise.all(asked)
  expect(settled.map(({ tokens }) => tokens).sort()).toEqual(['0', '400'])
})

test.each([{ tokens: '401' }, { tokens: '-1' }, { tokens: 'few' }, { USD: '1' }])('a least of %j is a defect of the host', least => {
  expect(() => withBudget(scripted('model', SURE), { ...BUDGET, least, meter: memoryMeter() })).toThrow(RangeError)
})

test.each([
  { limit: {}, estimate: {} },
  { limit: { tokens: '10' }, estimate: { USD: '1' } },
  { limit: { tokens: '10', USD: '1' }, estimate: { tokens: '1' } },
  { limit: { tokens: '10' }, estimate: { tokens: '11' } },
  { limit: { tokens: '10' }, estimate: { tokens: '0' } },
  { limit: { tokens: 'ten' }, estimate: { tokens: '1' } },
])('a budget of $limit with an estimate of $estimate is a defect of the host', units => {
  expect(() => withBudget(scripted('model', SURE), { ...BUDGET, ...units, meter: memoryMeter() })).toThrow(RangeError)
})
