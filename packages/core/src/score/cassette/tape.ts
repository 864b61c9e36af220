import type { Digest } from '../../values/ids.ts'
import type { FailureCode } from '../failure-codes.ts'
import { questionKey } from '../question-key.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import type { Cassette } from './cassette.ts'
import type { AnsweredBy, RecordedAnswer } from './recorded-answer.ts'
import { isRecordedFailure } from './recorded-failures.ts'

/** An answer as it may be recorded. `masked`: something that looks like a secret was taken out of it. */
export interface HeardAnswer {
  readonly answer: ScorerAnswer
  readonly masked: boolean
}

/** What a recording has heard so far. It begins with a cassette, if there is one, and keeps what is in it. */
export interface Tape {
  /** The recorded answer; where there is none, what `ask` gives, which is recorded. A question that is asked twice at once is asked once. */
  readonly answerTo: (question: ScorerQuestion, scorer: AnsweredBy, ask: () => Promise<HeardAnswer>) => Promise<ScorerAnswer>
  /** All that a file of it would hold: what was there before, and what was added. */
  readonly answers: () => readonly RecordedAnswer[]
  /** What was there before and has not been asked since. */
  readonly unused: () => readonly RecordedAnswer[]
  /** How many questions were put to a scorer. */
  readonly asked: () => number
  /** How many answers held a secret in the model's own words, which is not in the file. */
  readonly masked: () => number
  /** Questions without an answer that a cassette keeps, by why. */
  readonly unanswered: () => Readonly<Partial<Record<FailureCode, number>>>
}

/**
 * @example
 * ```ts
 * const tape = newTape(read.cassette)
 * const scorers = { release: recordingScorer(live, tape) }
 * ```
 */
export function newTape(before?: Cassette): Tape {
  const answers = new Map<Digest, RecordedAnswer>((before?.answers ?? []).map(answer => [answer.key, answer]))
  const unused = new Set<Digest>(answers.keys())
  const asking = new Map<Digest, Promise<ScorerAnswer>>()
  const unanswered = new Map<Digest, FailureCode>()
  let [asked, maskedAnswers] = [0, 0]
  const record = async (recorded: Omit<RecordedAnswer, 'answer'>, ask: () => Promise<HeardAnswer>): Promise<ScorerAnswer> => {
    asked += 1
    const { answer, masked } = await ask()
    if (masked) maskedAnswers += 1
    if (answer.status === 'failed' && !isRecordedFailure(answer.code)) unanswered.set(recorded.key, answer.code)
    else {
      unanswered.delete(recorded.key)
      answers.set(recorded.key, { ...recorded, answer })
    }
    return answer
  }
  return {
    answerTo: async (question, { id, identity }, ask) => {
      const key = questionKey(question, identity)
      unused.delete(key)
      const known = answers.get(key)
      if (known !== undefined) return known.answer
      for (let running = asking.get(key); running !== undefined; running = asking.get(key)) {
        const heard = await running
        // A neighbour that was cancelled takes nobody with it.
        if (heard.status !== 'failed' || heard.code !== 'aborted') return heard
      }
      const own = record({ key, scorer: { id, identity }, question }, ask).finally(() => asking.delete(key))
      asking.set(key, own)
      return await own
    },
    answers: () => [...answers.values()],
    unused: () => [...answers.values()].filter(({ key }) => unused.has(key)),
    asked: () => asked,
    masked: () => maskedAnswers,
    unanswered: () => counts(unanswered.values()),
  }
}

function counts(codes: Iterable<FailureCode>): Readonly<Partial<Record<FailureCode, number>>> {
  const counted: Partial<Record<FailureCode, number>> = {}
  for (const code of codes) counted[code] = (counted[code] ?? 0) + 1
  return counted
}
