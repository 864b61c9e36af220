import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Line } from './scripted.fixture.ts'
import { asking, QUESTION, scripted } from './scripted.fixture.ts'
import { withShadow } from './with-shadow.ts'

const SURE: Line = { says: { hold: '0.7' } }
const OTHER: Line = { says: { 'release-all': '0.99' } }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test.each<[string, Line, object]>([
  ['answers otherwise', OTHER, { status: 'answered', confidence: { 'release-all': '0.99' } }],
  ['fails', { fails: 'refused' }, { status: 'failed', why: 'refused' }],
  ['throws', { throws: 'no' }, { status: 'failed', why: 'scorer-threw' }],
  ['names what was not asked', { says: { 'wire-money': '1' } }, { status: 'failed', why: 'unknown-option' }],
])('a challenger that %s is recorded and changes nothing', async (_name, line, entry) => {
  const model = scripted('model', SURE)
  const plain = await model.score(QUESTION, asking())
  const answer = await withShadow(model, { challenger: scripted('next', line), holdMs: 100 }).score(QUESTION, asking())
  expect(answer).toEqual({
    ...plain,
    provenance: { ...plain.provenance, besides: [expect.objectContaining({ role: 'challenger', ...entry })] },
  })
  expect(vi.getTimerCount()).toBe(0)
})

test.each<[string, Line]>([
  ['is slow', { hangs: 'until-aborted' }],
  ['never answers', { hangs: 'for-ever' }],
])('a challenger that %s holds the answer back so long and no longer', async (_name, line) => {
  const challenger = scripted('next', line)
  let answered = false
  const answering = withShadow(scripted('model', SURE), { challenger, holdMs: 100 })
    .score(QUESTION, asking())
    .finally(() => {
      answered = true
    })
  await vi.advanceTimersByTimeAsync(99)
  expect(answered).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(await answering).toMatchObject({
    status: 'answered',
    confidence: { hold: '0.7' },
    provenance: {
      answeredBy: 'model',
      besides: [{ role: 'challenger', status: 'failed', why: 'timeout', provenance: { answeredBy: 'next' } }],
    },
  })
  await vi.advanceTimersByTimeAsync(50)
  expect([vi.getTimerCount(), challenger.open()]).toEqual([0, 'hangs' in line && line.hangs === 'for-ever' ? 1 : 0])
})

test('a failure of the one that counts stays one, whatever the challenger says', async () => {
  const answer = await withShadow(scripted('model', { fails: 'filtered' }), { challenger: scripted('next', OTHER), holdMs: 100 }).score(
    QUESTION,
    asking(),
  )
  expect(answer).toMatchObject({
    status: 'failed',
    code: 'filtered',
    provenance: { besides: [{ role: 'challenger', status: 'answered' }] },
  })
})

test('an abort ends both', async () => {
  const host = new AbortController()
  const [model, challenger] = [scripted('model', { hangs: 'until-aborted' }), scripted('next', { hangs: 'until-aborted' })]
  const answering = withShadow(model, { challenger, holdMs: 100 }).score(QUESTION, asking({ signal: host.signal }))
  await vi.advanceTimersByTimeAsync(1)
  expect([model.open(), challenger.open()]).toEqual([1, 1])
  host.abort()
  await vi.advanceTimersByTimeAsync(50)
  expect(await answering).toMatchObject({ status: 'failed', code: 'aborted' })
  expect([model.open(), challenger.open(), vi.getTimerCount()]).toEqual([0, 0, 0])
})

test('a trial is no part of the identity', () => {
  const model = scripted('model', SURE)
  const identities = ['next', 'other'].map(id => withShadow(model, { challenger: scripted(id, OTHER), holdMs: 1 }).identity)
  expect(new Set(identities).size).toBe(1)
})

test('a signal that outlives the question is let go', async () => {
  const host = new AbortController()
  await withShadow(scripted('model', SURE), { challenger: scripted('next', OTHER), holdMs: 100 }).score(
    QUESTION,
    asking({ signal: host.signal }),
  )
  expect(getEventListeners(host.signal, 'abort')).toHaveLength(0)
})
