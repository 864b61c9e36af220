import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { FailureCode } from '../failure-codes.ts'
import { FAILURE_CODES } from '../failure-codes.ts'
import { failedBy } from '../put-to.ts'
import type { Scorer } from '../scorer.ts'
import type { Line, Scripted } from './scripted.fixture.ts'
import { asking, QUESTION, scripted } from './scripted.fixture.ts'
import { withCircuitBreaker } from './with-circuit-breaker.ts'
import { withTimeout } from './with-timeout.ts'

const SURE: Line = { says: { hold: '1' } }
const OF_THE_SERVER = ['timeout', 'connection-failed', 'rate-limited', 'quota-exhausted', 'server-error', 'scorer-threw']
const SETTINGS = { failures: 2, openMs: 1000 }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Codes and statuses of so many questions, one after the other. */
async function ask(scorer: ReturnType<typeof withCircuitBreaker>, times: number, signal?: AbortSignal): Promise<readonly string[]> {
  const answers: string[] = []
  for (let turn = 0; turn < times; turn += 1) {
    const answer = await scorer.score(QUESTION, asking(signal === undefined ? {} : { signal }))
    answers.push(answer.status === 'failed' ? answer.code : answer.status)
  }
  return answers
}

const CODES = Object.keys(FAILURE_CODES).filter((code): code is FailureCode => Object.hasOwn(FAILURE_CODES, code))

test.each(CODES)('%s opens the circuit only where the next question would meet it too', async code => {
  const model = scripted('model', { fails: code })
  const answers = await ask(withCircuitBreaker(model, SETTINGS), 3)
  expect(answers).toEqual(OF_THE_SERVER.includes(code) ? [code, code, 'circuit-open'] : [code, code, code])
  expect(model.asked).toHaveLength(answers.filter(one => one === code).length)
})

test.each<[string, readonly Line[], readonly string[]]>([
  [
    'an answer in between',
    [{ fails: 'timeout' }, SURE, { fails: 'timeout' }, { fails: 'timeout' }],
    ['timeout', 'answered', 'timeout', 'timeout'],
  ],
  [
    'a refusal in between, because the server answered',
    [{ fails: 'timeout' }, { fails: 'refused' }, { fails: 'timeout' }, SURE],
    ['timeout', 'refused', 'timeout', 'answered'],
  ],
])('failures in a row, not %s', async (_name, [first, ...rest], expected) => {
  expect(await ask(withCircuitBreaker(scripted('model', first ?? SURE, ...rest), SETTINGS), 4)).toEqual(expected)
})

test('what tells nothing of the scorer breaks no row', async () => {
  const model = scripted('model', { fails: 'timeout' }, { fails: 'busy' }, { fails: 'timeout' })
  expect(await ask(withCircuitBreaker(model, SETTINGS), 4)).toEqual(['timeout', 'busy', 'timeout', 'circuit-open'])
})

test('stays open for so long, then one question tries', async () => {
  const model = scripted('model', { fails: 'timeout' }, { fails: 'timeout' }, SURE)
  const scorer = withCircuitBreaker(model, SETTINGS)
  await ask(scorer, 2)
  vi.setSystemTime(Date.now() + 999)
  expect(await ask(scorer, 1)).toEqual(['circuit-open'])
  vi.setSystemTime(Date.now() + 1)
  expect(await ask(scorer, 2)).toEqual(['answered', 'answered'])
})

test('a try that fails opens it again for as long', async () => {
  const model = scripted('model', { fails: 'timeout' }, { fails: 'timeout' }, { fails: 'server-error' }, SURE)
  const scorer = withCircuitBreaker(model, SETTINGS)
  await ask(scorer, 2)
  vi.setSystemTime(Date.now() + 1000)
  expect(await ask(scorer, 2)).toEqual(['server-error', 'circuit-open'])
  vi.setSystemTime(Date.now() + 1000)
  expect(await ask(scorer, 1)).toEqual(['answered'])
})

test('while one question tries the others are answered at once, and an aborted try closes nothing', async () => {
  const model = scripted('model', { fails: 'timeout' }, { fails: 'timeout' }, { hangs: 'until-aborted' }, SURE)
  const scorer = withCircuitBreaker(model, SETTINGS)
  await ask(scorer, 2)
  vi.setSystemTime(Date.now() + 1000)
  const host = new AbortController()
  const trying = ask(scorer, 1, host.signal)
  expect(await ask(scorer, 2)).toEqual(['circuit-open', 'circuit-open'])
  host.abort()
  expect(await trying).toEqual(['aborted'])
  expect([await ask(scorer, 1), model.asked.length, vi.getTimerCount()]).toEqual([['circuit-open'], 3, 0])
})

test('a limit of time within opens it, one around it does not: one question without time left closes the scorer to nobody', async () => {
  const hanging = (): Scripted => scripted('model', { hangs: 'until-aborted' })
  const within = ask(withCircuitBreaker(withTimeout(hanging(), { ms: 10 }), SETTINGS), 3)
  const around = ask(withTimeout(withCircuitBreaker(hanging(), SETTINGS), { ms: 10 }), 3)
  await vi.advanceTimersByTimeAsync(30)
  expect(await within).toEqual(['timeout', 'timeout', 'circuit-open'])
  expect(await around).toEqual(['timeout', 'timeout', 'timeout'])
})

test.each(['timeout', 'connection-failed', 'scorer-threw'] as const)('%s after the host has stopped breaks no row', async code => {
  const stopping: Scorer = {
    ...scripted('model', SURE),
    score: (_, { signal }) =>
      new Promise(resolve => signal.addEventListener('abort', () => resolve(failedBy(stopping, code, 'stopped')), { once: true })),
  }
  const scorer = withTimeout(withCircuitBreaker(stopping, SETTINGS), { ms: 5 })
  const asked = ask(scorer, 4)
  await vi.advanceTimersByTimeAsync(20)
  expect(await asked).not.toContain('circuit-open')
})

test('a try that the host stops leaves it open', async () => {
  const model = scripted('model', { fails: 'timeout' }, { fails: 'timeout' }, { hangs: 'until-aborted' }, SURE)
  const scorer = withCircuitBreaker(model, SETTINGS)
  await ask(scorer, 2)
  vi.setSystemTime(Date.now() + 1000)
  const host = new AbortController()
  const trying = ask(scorer, 1, host.signal)
  host.abort(new DOMException('late', 'TimeoutError'))
  expect([await trying, await ask(scorer, 1)]).toEqual([['timeout'], ['circuit-open']])
})

test.each([
  { failures: 0, openMs: 1 },
  { failures: 1, openMs: 0 },
  { failures: 1.5, openMs: 1 },
])('settings %j are a defect of the host', settings => {
  expect(() => withCircuitBreaker(scripted('model', SURE), settings)).toThrow(RangeError)
})
