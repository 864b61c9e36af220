import { describe, expect, test } from 'vitest'
import { digestOf } from '../../values/digest.ts'
import type { FailureCode } from '../failure-codes.ts'
import { FAILURE_CODES } from '../failure-codes.ts'
import type { Asking, Scorer } from '../scorer.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { answer, cassetteWith, FILE, MODEL, question, recorded, textOf } from './cassette.fixture.ts'
import { cassetteScorer } from './cassette-scorer.ts'
import { recordingScorer } from './recording-scorer.ts'
import { newTape } from './tape.ts'
import { writeCassette } from './write-cassette.ts'

const asking = (): Asking => ({ signal: new AbortController().signal, tenant: 't', subject: 's' })

/** A scorer that counts how often it is asked, and answers when it is let. */
function counting(
  give: (asked: number, asking: Asking) => ScorerAnswer | Promise<ScorerAnswer> = () => answer(),
): Scorer & { readonly asked: () => number } {
  let asked = 0
  return {
    ...MODEL,
    asked: () => asked,
    score: async (_question, its) => {
      asked += 1
      return give(asked, its)
    },
  }
}

const failing = (code: FailureCode): ScorerAnswer => ({ status: 'failed', code, detail: code, provenance: answer().provenance })

test('a question is asked once, also where it is asked many times at once', async () => {
  const [scorer, tape] = [counting(), newTape()]
  const recording = recordingScorer(scorer, tape)
  const many = await Promise.all(Array.from({ length: 20 }, () => recording.score(question(), asking())))
  await recording.score(question(), asking())
  expect(new Set(many).size).toBe(1)
  expect([scorer.asked(), tape.asked(), tape.answers().length]).toEqual([1, 1, 1])
})

test('a neighbour that is cancelled takes nobody with it', async () => {
  const scorer = slow(20)
  const tape = newTape()
  const recording = recordingScorer(scorer, tape)
  const controller = new AbortController()
  const cancelled = recording.score(question(), { ...asking(), signal: controller.signal })
  const patient = recording.score(question(), asking())
  controller.abort()
  expect(await cancelled).toMatchObject({ status: 'failed', code: 'aborted' })
  expect(await patient).toMatchObject({ status: 'answered' })
  expect(tape.unanswered()).toEqual({})
})

/** Answers after `ms`, and stops when it is told to. */
function slow(ms: number): Scorer {
  return counting((_asked, { signal }) => {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason))
      setTimeout(() => resolve(answer()), ms)
    })
  })
}

describe('a failure that hangs on the asker is that asker’s own', () => {
  const OWN: readonly FailureCode[] = ['aborted', 'timeout', 'busy', 'budget-exhausted', 'circuit-open', 'rate-limited']
  const codes = Object.keys(FAILURE_CODES).filter((code): code is FailureCode => Object.hasOwn(FAILURE_CODES, code))
  test.each(codes.map(code => [code, OWN.includes(code)] as const))('%s: %s', async (code, own) => {
    const scorer = counting(asked => (asked === 1 ? failing(code) : answer()))
    const recording = recordingScorer(scorer, newTape())
    const [first, second, third] = await Promise.all([1, 2, 3].map(() => recording.score(question(), asking())))
    expect(first).toMatchObject({ status: 'failed', code })
    expect([second, third]).toMatchObject(Array.from({ length: 2 }, () => (own ? { status: 'answered' } : { status: 'failed', code })))
    expect(scorer.asked()).toBe(own ? 2 : 1)
  })

  test('a limit of one is not the limit of its neighbour', async () => {
    const tape = newTape()
    const recording = recordingScorer(slow(60), tape)
    const hasty = recording.score(question(), { ...asking(), signal: AbortSignal.timeout(5) })
    const patient = recording.score(question(), asking())
    expect(await hasty).toMatchObject({ status: 'failed', code: 'timeout' })
    expect(await patient).toMatchObject({ status: 'answered' })
    expect([tape.answers().length, tape.unanswered()]).toEqual([1, {}])
  })

  test('and nobody waits for a neighbour longer than its own limit', async () => {
    const controller = new AbortController()
    let answered: ((given: ScorerAnswer) => void) | undefined
    const recording = recordingScorer(
      counting(() => new Promise(resolve => (answered = resolve))),
      newTape(),
    )
    const patient = recording.score(question(), asking())
    const hasty = recording.score(question(), { ...asking(), signal: controller.signal })
    controller.abort(new DOMException('over', 'TimeoutError'))
    expect(await hasty).toMatchObject({ status: 'failed', code: 'timeout' })
    answered?.(answer())
    expect(await patient).toMatchObject({ status: 'answered' })
  })

  test('of many whose limits end at once, one has asked', async () => {
    const [controllers, tape] = [Array.from({ length: 20 }, () => new AbortController()), newTape()]
    const recording = recordingScorer(slow(60_000), tape)
    const many = controllers.map(({ signal }) => recording.score(question(), { ...asking(), signal }))
    for (const controller of controllers) {
      controller.abort(new DOMException('over', 'TimeoutError'))
      // As between two timers: whatever waits goes on.
      for (let turns = 0; turns < 20; turns += 1) await undefined
    }
    expect(new Set((await Promise.all(many)).map(given => given.status === 'failed' && given.code))).toEqual(new Set(['timeout']))
    expect([tape.asked(), tape.unanswered()]).toEqual([1, { timeout: 1 }])
  })
})

const OF_THE_MODEL: readonly FailureCode[] = [
  'empty',
  'truncated',
  'refused',
  'filtered',
  'wrong-shape',
  'unknown-option',
  'duplicate-option',
  'out-of-range',
]

describe('a failure is recorded if it is the word of the model', () => {
  const codes = Object.keys(FAILURE_CODES).filter((code): code is FailureCode => Object.hasOwn(FAILURE_CODES, code))
  test.each(codes.map(code => [code, OF_THE_MODEL.includes(code)] as const))('%s: %s', async (code, kept) => {
    const [scorer, tape] = [counting(() => failing(code)), newTape()]
    const recording = recordingScorer(scorer, tape)
    expect(await recording.score(question(), asking())).toMatchObject({ status: 'failed', code })
    await recording.score(question(), asking())
    expect(tape.answers()).toHaveLength(kept ? 1 : 0)
    expect(scorer.asked()).toBe(kept ? 1 : 2)
    expect(tape.unanswered()).toEqual(kept ? {} : { [code]: 1 })
  })

  test('what failed and is asked again with success is answered', async () => {
    const scorer = counting(asked => (asked === 1 ? failing('timeout') : answer()))
    const tape = newTape()
    const recording = recordingScorer(scorer, tape)
    await recording.score(question(), asking())
    await recording.score(question(), asking())
    expect([tape.answers().length, tape.unanswered()]).toEqual([1, {}])
  })
})

describe('a tape that begins with a cassette', () => {
  const [one, two] = [recorded(question({ a: 1 })), recorded(question({ a: 2 }))]

  test('keeps what is there, asks only what is not, and knows what nobody asked', async () => {
    const [scorer, tape] = [counting(), newTape(cassetteWith(one, two))]
    const recording = recordingScorer(scorer, tape)
    await recording.score(one.question, asking())
    await recording.score(question({ a: 3 }), asking())
    expect(scorer.asked()).toBe(1)
    expect(tape.answers().map(({ key }) => key)).toContain(two.key)
    expect(tape.unused().map(({ key }) => key)).toEqual([two.key])
    expect(tape.answers()).toHaveLength(3)
  })

  test('leaves the file as it was where nothing new was asked', async () => {
    const tape = newTape(cassetteWith(one, two))
    await recordingScorer(counting(), tape).score(two.question, asking())
    expect(writeCassette(tape.answers(), FILE).text).toBe(textOf(one, two))
  })

  test('holds nothing for another model', async () => {
    const tape = newTape(cassetteWith(one))
    const scorer = { ...counting(), identity: digestOf('model 2') }
    await recordingScorer(scorer, tape).score(one.question, asking())
    expect(tape.answers()).toHaveLength(2)
  })
})

describe('what is recorded is what the caller gets', () => {
  test.each<[string, unknown]>([
    [
      'a secret in the rationale',
      answer({ rationale: 'the token is sk-proj-4f9aK2mQ8vX1zR7tB3nW6yD0sJ5hL', cites: [{ ref: 'x', quote: 'card 4111111111111111' }] }),
    ],
    ['an option that was not asked about', answer({ confidence: { scrap: '1' } })],
    ['NaN', { ...answer(), confidence: { release: Number.NaN } }],
    ['a cost that is none', { ...answer(), cost: { amount: 7 } }],
    ['what is no plain data', { ...answer(), provenance: { ...answer().provenance, besides: [{ role: 'sample' }] } }],
    ['a circle', circle()],
    ['a ranking of members', { ...answer(), status: 'ranked', score: {} }],
    ['nothing', undefined],
    ['a bigint', { ...answer(), note: 1n }],
  ])('%s', async (name, given) => {
    const tape = newTape()
    const heard = await recordingScorer({ ...MODEL, score: async () => given as never }, tape).score(question(), asking())
    const written = writeCassette(tape.answers(), FILE)
    expect(written.issues).toEqual([])
    expect(tape.masked()).toBe(name.startsWith('a secret') ? 1 : 0)
    expect(written.text).not.toMatch(/sk-proj|4111/)
    const [kept] = tape.answers()
    if (kept === undefined) expect(heard).toMatchObject({ status: 'failed' })
    else expect(await cassetteScorer(cassetteWith(kept)).score(question(), asking())).toMatchObject(heard)
  })

  function circle(): ScorerAnswer {
    const round: Record<string, unknown> = { ...answer() }
    round['self'] = round
    return round as never
  }
})

test('a question about members is recorded and replayed too', async () => {
  const { choices: _choices, ...head } = question()
  const asked: ScorerQuestion = {
    ...head,
    kind: 'members',
    members: ['SO-1', 'SO-2'].map(member => ({ member, shown: [{ field: 'total', from: 'order', value: '10 EUR' }] })),
  }
  const given: ScorerAnswer = { status: 'ranked', score: { 'SO-1': '12.5', 'SO-2': '-3' }, provenance: answer().provenance }
  const tape = newTape()
  const heard = await recordingScorer({ ...MODEL, score: async () => given }, tape).score(asked, asking())
  const replayed = await cassetteScorer(cassetteWith(...tape.answers())).score(asked, asking())
  expect(replayed).toMatchObject({ status: 'ranked', score: given.score })
  expect(replayed).toMatchObject(heard)
  const other = await cassetteScorer(cassetteWith(...tape.answers())).score({ ...asked, members: asked.members.slice(0, 1) }, asking())
  expect(other).toMatchObject({ code: 'cassette-miss', detail: expect.stringContaining('the member `SO-2` is gone') })
})
