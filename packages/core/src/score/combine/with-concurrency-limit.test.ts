import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import type { Scorer } from '../scorer.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import { asking, QUESTION, scripted } from './scripted.fixture.ts'
import { withConcurrencyLimit } from './with-concurrency-limit.ts'

/** Answers when it is told to, in the order in which it was asked. */
function gated(): {
  readonly scorer: Scorer
  readonly subjects: string[]
  readonly answerNext: () => Promise<void>
  readonly most: () => number
} {
  const inner = scripted('model', { says: { hold: '1' } })
  const waiting: (() => void)[] = []
  const subjects: string[] = []
  let [running, most] = [0, 0]
  const scorer: Scorer = {
    ...inner,
    score: async (question, how) => {
      subjects.push(how.subject)
      running += 1
      most = Math.max(most, running)
      await new Promise<void>(resolve => {
        waiting.push(resolve)
        how.signal.addEventListener('abort', () => resolve(), { once: true })
      })
      running -= 1
      return inner.score(question, how)
    },
  }
  const answerNext = async (): Promise<void> => {
    waiting.shift()?.()
    await settled()
  }
  return { scorer, subjects, answerNext, most: () => most }
}

/** Long enough for all that waits on promises alone. */
function settled(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}

test('runs so many at once, first come, first served', async () => {
  const { scorer, subjects, answerNext, most } = gated()
  const limited = withConcurrencyLimit(scorer, { atOnce: 2, waiting: 10 })
  const answers = ['a', 'b', 'c', 'd', 'e'].map(subject => limited.score(QUESTION, asking({ subject })))
  await settled()
  expect(subjects).toEqual(['a', 'b'])
  for (let turn = 0; turn < 5; turn += 1) await answerNext()
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'answered'))
  expect([subjects, most()]).toEqual([['a', 'b', 'c', 'd', 'e'], 2])
})

test('one more than may wait is `busy` at once; without places to wait the second is', async () => {
  const { scorer, answerNext } = gated()
  const limited = withConcurrencyLimit(scorer, { atOnce: 1, waiting: 1 })
  const [first, second] = [limited.score(QUESTION, asking()), limited.score(QUESTION, asking())]
  expect(await limited.score(QUESTION, asking())).toMatchObject({ status: 'failed', code: 'busy', detail: '1 questions run and 1 wait' })
  await answerNext()
  await answerNext()
  expect(await Promise.all([first, second])).toMatchObject([{ status: 'answered' }, { status: 'answered' }])
  const none = withConcurrencyLimit(gated().scorer, { atOnce: 1, waiting: 0 })
  void none.score(QUESTION, asking())
  expect(await none.score(QUESTION, asking())).toMatchObject({ code: 'busy' })
})

test('what is aborted while it waits leaves the line, and its place is free', async () => {
  const { scorer, subjects, answerNext } = gated()
  const limited = withConcurrencyLimit(scorer, { atOnce: 1, waiting: 1 })
  const first = limited.score(QUESTION, asking({ subject: 'first' }))
  const host = new AbortController()
  const gone = limited.score(QUESTION, asking({ subject: 'gone', signal: host.signal }))
  await settled()
  host.abort()
  expect(await gone).toMatchObject({ status: 'failed', code: 'aborted' })
  const next = limited.score(QUESTION, asking({ subject: 'next' }))
  await answerNext()
  await answerNext()
  expect(await Promise.all([first, next])).toMatchObject([{ status: 'answered' }, { status: 'answered' }])
  expect(subjects).toEqual(['first', 'next'])
})

test('a failure and an abort free their place', async () => {
  const failing = scripted('model', { throws: 'no' }, { hangs: 'until-aborted' }, { says: { hold: '1' } })
  const limited = withConcurrencyLimit(failing, { atOnce: 1, waiting: 0 })
  expect(await limited.score(QUESTION, asking())).toMatchObject({ code: 'scorer-threw' })
  const host = new AbortController()
  const aborted = limited.score(QUESTION, asking({ signal: host.signal }))
  await settled()
  host.abort()
  expect(await aborted).toMatchObject({ code: 'aborted' })
  expect(await limited.score(QUESTION, asking())).toMatchObject({ status: 'answered' })
})

test('a scorer that ignores its abort keeps its place until it has ended', async () => {
  const ends: (() => void)[] = []
  const model: Scorer = {
    ...scripted('model', { says: { hold: '1' } }),
    score: () => new Promise((_, reject) => ends.push(() => reject(new Error('at last')))),
  }
  const limited = withConcurrencyLimit(model, { atOnce: 2, waiting: 0 })
  const host = new AbortController()
  const stopped = [1, 2].map(() => limited.score(QUESTION, asking({ signal: host.signal })))
  await settled()
  host.abort()
  expect(await Promise.all(stopped)).toMatchObject([{ code: 'aborted' }, { code: 'aborted' }])
  const third = limited.score(QUESTION, asking())
  await settled()
  expect(ends).toHaveLength(2)
  expect(await third).toMatchObject({ code: 'busy' })
  ends[0]?.()
  await settled()
  void limited.score(QUESTION, asking())
  await settled()
  expect([ends.length, await limited.score(QUESTION, asking())]).toMatchObject([3, { code: 'busy' }])
})

test('what was never put frees its place, and tells that nothing was sent', async () => {
  const { scorer, answerNext } = gated()
  const limited = withConcurrencyLimit(scorer, { atOnce: 1, waiting: 1 })
  const first = limited.score(QUESTION, asking())
  const host = new AbortController()
  const waiting = limited.score(QUESTION, asking({ signal: host.signal }))
  await settled()
  host.abort()
  expect(await waiting).toMatchObject({ code: 'aborted', provenance: { attempts: 0 } })
  await answerNext()
  await first
  // The turn comes in the moment of the abort: it entered, and is not asked.
  const late = new AbortController()
  const entered = limited.score(QUESTION, asking({ signal: late.signal }))
  late.abort()
  expect(await entered).toMatchObject({ code: 'aborted' })
  const next = limited.score(QUESTION, asking())
  await settled()
  await answerNext()
  expect(await next).toMatchObject({ status: 'answered' })
})

test('200 at once through one line keep no listener on a signal that outlives them', async () => {
  const host = new AbortController()
  const model = scripted('model', { says: { hold: '1' } })
  const limited = withConcurrencyLimit(model, { atOnce: 8, waiting: 200 })
  const warned: Error[] = []
  const note = (warning: Error): void => void warned.push(warning)
  process.on('warning', note)
  const answers: ScorerAnswer[] = await Promise.all(
    Array.from({ length: 200 }, () => limited.score(QUESTION, asking({ signal: host.signal }))),
  )
  await settled()
  process.off('warning', note)
  expect(answers.filter(({ status }) => status === 'answered')).toHaveLength(200)
  expect([warned, listeners(host.signal)]).toEqual([[], 0])
})

function listeners(signal: AbortSignal): number {
  return getEventListeners(signal, 'abort').length
}
