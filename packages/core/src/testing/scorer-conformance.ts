import { FAILURE_CODES } from '../score/failure-codes.ts'
import type { Scorer } from '../score/scorer.ts'
import type { ScorerAnswer } from '../score/scorer-answer.ts'
import type { ScorerQuestion } from '../score/scorer-question.ts'
import { problemsOfAnswer } from './answer-problems.ts'
import { askOf, choiceAmong, HOSTILE, membersAmong } from './conformance-questions.ts'
import { settledHandles } from './settled-handles.ts'

export interface ScorerUnderTest {
  /** Made anew for each check. */
  readonly scorer: () => Scorer | Promise<Scorer>
  /** The same scorer where what it asks fails. Absent: nothing that it asks can fail. */
  readonly failing?: () => Scorer | Promise<Scorer>
  /** The same scorer where what it asks never answers. Absent: it waits for nothing. */
  readonly hanging?: () => Scorer | Promise<Scorer>
  /** Whether it ranks the members of a batch too. */
  readonly ranks: boolean
  /** How long it may take to stop; 5,000. */
  readonly patienceMs?: number
}

export interface ConformanceCheck {
  readonly name: string
  /** Rejects with what was promised and what came. */
  readonly run: () => Promise<void>
}

/**
 * What every scorer promises, as checks for any test runner: the port's promises, not how good the answers are.
 *
 * @example
 * ```ts
 * const checks = scorerConformance({ scorer: () => myScorer(server.url), hanging: () => myScorer(silent.url), ranks: true })
 * test.each(checks)('$name', ({ run }) => run())
 * ```
 */
export function scorerConformance(under: ScorerUnderTest): readonly ConformanceCheck[] {
  const { scorer, failing, hanging, ranks, patienceMs = 5000 } = under
  const choosing = (name: string, question: ScorerQuestion): ConformanceCheck => ({
    name,
    run: async () => answered(await scorer(), question),
  })
  return [
    { name: 'has an id, and the same digest for its identity each time', run: () => sameIdentity(under) },
    choosing('gives options that it was asked about a confidence each', choiceAmong(['go', 'hold', 'split[DC-EAST]'])),
    choosing('is asked about many options', choiceAmong(Array.from({ length: 60 }, (_, at) => `slot[${at}]`))),
    choosing('stays with what was asked, whatever the data says', HOSTILE),
    ...(ranks ? [choosing('gives members that it was asked about a score each', membersAmong(['SO-1', 'SO-2', 'SO "3"']))] : []),
    { name: 'answers questions that are asked at the same time each for itself', run: async () => atOnce(await scorer()) },
    ...(failing === undefined ? [] : [{ name: 'fails by a known code, with provenance', run: async () => failed(await failing()) }]),
    ...(hanging === undefined
      ? []
      : [
          { name: 'does not begin when it is cancelled already', run: async () => cancelledBefore(await hanging(), patienceMs) },
          { name: 'stops when it is cancelled, and leaves nothing open', run: async () => cancelledAmid(await hanging(), patienceMs) },
        ]),
  ]
}

async function sameIdentity({ scorer }: ScorerUnderTest): Promise<void> {
  const [first, second] = [await scorer(), await scorer()]
  expectTrue(first.id !== '', 'the id is not empty', first.id)
  expectTrue(/^sha256:[0-9a-f]{64}$/.test(first.identity), 'the identity is a digest', first.identity)
  expectTrue(first.identity === second.identity, 'a scorer that is made alike has the same identity', second.identity)
}

/** Asks; whatever the scorer throws is a broken promise. */
async function ask(scorer: Scorer, question: ScorerQuestion, signal: AbortSignal): Promise<ScorerAnswer> {
  try {
    return await scorer.score(question, askOf(signal))
  } catch (cause) {
    throw new Error('a scorer answers `failed` and never throws', { cause })
  }
}

const UNCANCELLED = new AbortController().signal

/** `question` is frozen throughout: whoever writes into it throws. */
async function answered(scorer: Scorer, question: ScorerQuestion): Promise<void> {
  const answer = await ask(scorer, question, UNCANCELLED)
  const [problem] = problemsOfAnswer(question, answer)
  expectTrue(problem === undefined, problem ?? '', answer)
  expectTrue(answer.status !== 'failed', 'a scorer whose server answers gives an answer', answer)
}

async function atOnce(scorer: Scorer): Promise<void> {
  const questions = Array.from({ length: 20 }, (_, at) => choiceAmong([`go[${at}]`, `hold[${at}]`]))
  await Promise.all(questions.map(question => answered(scorer, question)))
}

async function failed(scorer: Scorer): Promise<void> {
  const question = choiceAmong(['go', 'hold'])
  const answer = await ask(scorer, question, UNCANCELLED)
  expectTrue(answer.status === 'failed' && Object.hasOwn(FAILURE_CODES, answer.code), 'it fails by a known code', answer)
  const [problem] = problemsOfAnswer(question, answer)
  expectTrue(problem === undefined, problem ?? '', answer)
}

async function cancelledBefore(scorer: Scorer, patienceMs: number): Promise<void> {
  const answer = await withPatience(ask(scorer, choiceAmong(['go', 'hold']), AbortSignal.abort()), patienceMs)
  expectTrue(answer?.status === 'failed' && answer.code === 'aborted', 'a question that was cancelled before fails as `aborted`', answer)
}

async function cancelledAmid(scorer: Scorer, patienceMs: number): Promise<void> {
  const settled = settledHandles()
  const cancelling = new AbortController()
  const answering = ask(scorer, choiceAmong(['go', 'hold']), cancelling.signal)
  setTimeout(() => cancelling.abort(), 20)
  const answer = await withPatience(answering, patienceMs)
  expectTrue(answer?.status === 'failed' && answer.code === 'aborted', 'a question that is cancelled fails as `aborted`', answer)
  const left = await settled(patienceMs)
  expectTrue(left.length === 0, 'no timer and no connection is left after it', left)
}

async function withPatience<T>(promise: Promise<T>, patienceMs: number): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>()
  const timer = setTimeout(resolve, patienceMs, undefined)
  return await Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

function expectTrue(holds: boolean, promised: string, came: unknown): void {
  if (!holds) throw new Error(`${promised}; got ${JSON.stringify(came)?.slice(0, 500)}`)
}
