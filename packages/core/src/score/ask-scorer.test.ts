import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { askScorer } from './ask-scorer.ts'
import { asking, QUESTION, scripted } from './combine/scripted.fixture.ts'
import type { FailureCode } from './failure-codes.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const LATE = new DOMException('late', 'TimeoutError')

test.each<[string, unknown, FailureCode]>([
  ['the host', undefined, 'aborted'],
  ['a limit of time', LATE, 'timeout'],
])('stopped by %s: what the scorer still tells of its request is kept, under the code of the signal', async (_name, reason, code) => {
  const host = new AbortController()
  const model = scripted('model', { hangs: 'until-aborted', told: { requestIds: ['r-1'] } })
  const answering = askScorer(model, QUESTION, asking({ signal: host.signal }))
  host.abort(reason)
  expect(await answering).toMatchObject({ status: 'failed', code, provenance: { requestIds: ['r-1'] } })
  expect([model.open(), vi.getTimerCount()]).toEqual([0, 0])
})

test.each<[unknown, FailureCode]>([
  [undefined, 'aborted'],
  [LATE, 'timeout'],
])('a scorer that does not mind the signal is left behind after a moment', async (reason, code) => {
  const host = new AbortController()
  const answering = askScorer(scripted('model', { hangs: 'for-ever' }), QUESTION, asking({ signal: host.signal }))
  host.abort(reason)
  await vi.advanceTimersByTimeAsync(1000)
  expect(await answering).toMatchObject({ status: 'failed', code, provenance: { answeredBy: 'model' } })
  expect(vi.getTimerCount()).toBe(0)
})

test('a scorer that throws because it was stopped did not fail by itself', async () => {
  const host = new AbortController()
  const model = scripted('model', { throws: '' })
  const stopped = {
    ...model,
    score: () => new Promise<never>((_, reject) => host.signal.addEventListener('abort', () => reject(host.signal.reason))),
  }
  const answering = askScorer(stopped, QUESTION, asking({ signal: host.signal }))
  host.abort()
  expect(await answering).toMatchObject({ status: 'failed', code: 'aborted' })
  expect(await askScorer(model, QUESTION, asking())).toMatchObject({ status: 'failed', code: 'scorer-threw' })
})

test('what is stopped beforehand is not asked', async () => {
  const model = scripted('model', { says: { hold: '1' } })
  expect(await askScorer(model, QUESTION, asking({ signal: AbortSignal.abort(LATE) }))).toMatchObject({ status: 'failed', code: 'timeout' })
  expect(model.asked).toHaveLength(0)
})

test('an answer that came after the signal is none, and what it cost is kept', async () => {
  const host = new AbortController()
  const model = scripted('model', { says: { hold: '1' } })
  const answering = askScorer(model, QUESTION, asking({ signal: host.signal }))
  host.abort()
  expect(await answering).toMatchObject({ status: 'failed', code: 'aborted', provenance: { answeredBy: 'model' } })
})

test('an answer that can be read only once is none', async () => {
  let reads = 0
  const gives = {
    status: 'answered',
    get confidence(): object {
      reads += 1
      if (reads > 1) throw new Error('read twice')
      return { hold: '1' }
    },
  }
  expect(await askScorer(scripted('model', { gives }), QUESTION, asking())).toMatchObject({ status: 'failed', code: 'wrong-shape' })
})
