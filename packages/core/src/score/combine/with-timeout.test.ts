import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asking, QUESTION, scripted } from './scripted.fixture.ts'
import { withTimeout } from './with-timeout.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('an answer in time is handed on, and no timer stays', async () => {
  const scorer = withTimeout(scripted('model', { says: { hold: '0.7' } }), { ms: 1000 })
  expect(await scorer.score(QUESTION, asking())).toMatchObject({ status: 'answered', provenance: { answeredBy: 'model' } })
  expect(vi.getTimerCount()).toBe(0)
})

test('a failure keeps its code', async () => {
  expect(await withTimeout(scripted('model', { fails: 'refused' }), { ms: 1000 }).score(QUESTION, asking())).toMatchObject({
    code: 'refused',
  })
})

test('one that is late is aborted, and what it still tells of its cost is kept', async () => {
  const usage = { inputTokens: 400, outputTokens: 0 }
  const model = scripted('model', { hangs: 'until-aborted', told: { usage, requestIds: ['r-1'] } })
  const answering = withTimeout(model, { ms: 1000 }).score(QUESTION, asking())
  await vi.advanceTimersByTimeAsync(999)
  expect(model.open()).toBe(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(await answering).toMatchObject({
    status: 'failed',
    code: 'timeout',
    detail: 'no answer within 1000 ms',
    provenance: { answeredBy: 'model', usage, requestIds: ['r-1'] },
  })
  expect([model.open(), vi.getTimerCount()]).toEqual([0, 0])
})

test('one that does not mind the abort is left behind', async () => {
  const answering = withTimeout(scripted('model', { hangs: 'for-ever' }), { ms: 1000 }).score(QUESTION, asking())
  await vi.advanceTimersByTimeAsync(1050)
  expect(await answering).toMatchObject({ status: 'failed', code: 'timeout' })
  expect(vi.getTimerCount()).toBe(0)
})

test('an abort of the host is no timeout', async () => {
  const host = new AbortController()
  const model = scripted('model', { hangs: 'until-aborted' })
  const answering = withTimeout(model, { ms: 1000 }).score(QUESTION, asking({ signal: host.signal }))
  await vi.advanceTimersByTimeAsync(10)
  host.abort()
  expect(await answering).toMatchObject({ status: 'failed', code: 'aborted' })
  expect([model.open(), vi.getTimerCount()]).toEqual([0, 0])
})

test('what is aborted beforehand is not asked', async () => {
  const model = scripted('model', { says: { hold: '1' } })
  expect(await withTimeout(model, { ms: 1000 }).score(QUESTION, asking({ signal: AbortSignal.abort() }))).toMatchObject({ code: 'aborted' })
  expect([model.asked.length, vi.getTimerCount()]).toEqual([0, 0])
})

test.each([0, -1, 1.5, Number.NaN, 2_147_483_648])('a limit of %s ms is a defect of the host', ms => {
  expect(() => withTimeout(scripted('model', { throws: '' }), { ms })).toThrow(RangeError)
})

test('a signal that outlives the question is let go', async () => {
  const host = new AbortController()
  await withTimeout(scripted('model', { says: { hold: '0.7' } }), { ms: 1000 }).score(QUESTION, asking({ signal: host.signal }))
  expect(getEventListeners(host.signal, 'abort')).toHaveLength(0)
})
