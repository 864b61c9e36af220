import { expect, test } from 'vitest'
import type { FailureCode } from '../failure-codes.ts'
import { FAILURE_CODES } from '../failure-codes.ts'
import type { Line } from './scripted.fixture.ts'
import { asking, QUESTION, scripted } from './scripted.fixture.ts'
import { withFallback } from './with-fallback.ts'

const SURE: Line = { says: { 'release-all': '0.9' } }
const CODES = Object.keys(FAILURE_CODES).filter((code): code is FailureCode => code !== 'aborted')

test.each(CODES)('falls back from %s and says so', async code => {
  const [first, second] = [scripted('first', { fails: code }), scripted('second', SURE)]
  expect(await withFallback(first, second).score(QUESTION, asking())).toMatchObject({
    status: 'answered',
    confidence: { 'release-all': '0.9' },
    provenance: {
      answeredBy: 'second',
      besides: [{ role: 'fallen-back-from', status: 'failed', why: code, provenance: { answeredBy: 'first', detail: `scripted ${code}` } }],
    },
  })
})

test.each<[string, Line, FailureCode]>([
  ['throws', { throws: 'no' }, 'scorer-threw'],
  ['gives no answer', { gives: 'yes' }, 'wrong-shape'],
  ['names an option of its own', { says: { 'release-all': '0.5', 'wire-money': '1' } }, 'unknown-option'],
  ['is more than sure', { says: { hold: '1.000001' } }, 'out-of-range'],
  ['says nothing', { says: {} }, 'empty'],
  ['fails with a code of its own', { gives: { status: 'failed', code: 'bored', detail: 'x' } }, 'wrong-shape'],
  ['ranks', { gives: { status: 'ranked', score: { hold: '1' } } }, 'wrong-shape'],
])('falls back from a scorer that %s', async (_name, line, why) => {
  expect(await withFallback(scripted('first', line), scripted('second', SURE)).score(QUESTION, asking())).toMatchObject({
    status: 'answered',
    provenance: { answeredBy: 'second', besides: [{ why }] },
  })
})

test('drops a provenance that cannot be added up, and keeps the answer', async () => {
  const told = { usage: { inputTokens: -1, outputTokens: 0 } }
  const answer = await withFallback(scripted('first', { fails: 'empty' }), scripted('second', { ...SURE, told })).score(QUESTION, asking())
  expect(answer).toMatchObject({ status: 'answered', provenance: { answeredBy: 'second' } })
  expect(answer.provenance.usage).toBeUndefined()
})

test('asks nobody else where the first answers', async () => {
  const second = scripted('second', SURE)
  const answer = await withFallback(scripted('first', SURE), second).score(QUESTION, asking())
  expect([answer.provenance.answeredBy, answer.provenance.besides, second.asked.length]).toEqual(['first', undefined, 0])
})

test('adds up what all of them took, and ends with the last failure', async () => {
  const first = scripted('first', {
    fails: 'truncated',
    told: {
      usage: { inputTokens: 100, outputTokens: 5 },
      attempts: 2,
      latencyMs: 30,
      requestIds: ['r1', 'r2'],
      cost: { amount: '0.1', currency: 'USD' },
    },
  })
  const second = scripted('second', {
    fails: 'refused',
    told: {
      usage: { inputTokens: 10, outputTokens: 1, reasoningTokens: 1 },
      attempts: 1,
      latencyMs: 12,
      requestIds: ['r3'],
      cost: { amount: '0.25', currency: 'USD' },
    },
  })
  expect(await withFallback(first, second).score(QUESTION, asking())).toMatchObject({
    status: 'failed',
    code: 'refused',
    provenance: {
      usage: { inputTokens: 110, outputTokens: 6, reasoningTokens: 1 },
      cost: { amount: '0.35', currency: 'USD' },
      attempts: 3,
      latencyMs: 42,
      requestIds: ['r1', 'r2', 'r3'],
      besides: [{ why: 'truncated' }],
    },
  })
})

test('costs in two currencies are not added up', async () => {
  const told = (currency: string): Line => ({ fails: 'empty', told: { cost: { amount: '1', currency } } })
  const answer = await withFallback(scripted('a', told('USD')), scripted('b', told('EUR'))).score(QUESTION, asking())
  expect([answer.provenance.cost, answer.provenance.besides?.[0]?.provenance.cost]).toEqual([undefined, { amount: '1', currency: 'USD' }])
})

test('an abort never falls back', async () => {
  const host = new AbortController()
  const [first, second] = [scripted('first', { hangs: 'until-aborted' }), scripted('second', SURE)]
  const answering = withFallback(first, second).score(QUESTION, asking({ signal: host.signal }))
  host.abort()
  expect(await answering).toMatchObject({ status: 'failed', code: 'aborted' })
  expect([second.asked.length, first.open()]).toEqual([0, 0])
})

test('nor does a scorer that says it was aborted, nor a failure that came together with the abort', async () => {
  const second = scripted('second', SURE)
  expect(await withFallback(scripted('first', { fails: 'aborted' }), second).score(QUESTION, asking())).toMatchObject({ code: 'aborted' })
  const host = new AbortController()
  const answering = withFallback(scripted('first', { fails: 'server-error' }), second).score(QUESTION, asking({ signal: host.signal }))
  host.abort()
  expect(await answering).toMatchObject({ code: 'server-error' })
  expect(second.asked).toHaveLength(0)
})

test('a fallback within a fallback keeps both stories', async () => {
  const inner = withFallback(scripted('second', { fails: 'refused' }), scripted('third', SURE))
  const answer = await withFallback(scripted('first', { fails: 'timeout' }), inner).score(QUESTION, asking())
  expect(answer.provenance).toMatchObject({ answeredBy: 'third', besides: [{ why: 'timeout' }, { why: 'refused' }] })
})

test('is somebody else with other scorers, or in another order', () => {
  const [a, b, c] = [scripted('a', SURE), scripted('b', SURE), scripted('c', SURE)]
  const identities = [withFallback(a, b), withFallback(b, a), withFallback(a, c), withFallback(a, b, c)].map(({ identity }) => identity)
  expect(new Set(identities).size).toBe(4)
  expect(withFallback(a, b).identity).toBe(withFallback(a, b).identity)
})
