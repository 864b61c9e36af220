import { setImmediate } from 'node:timers/promises'
import type { Digest } from '../../values/ids.ts'
import type { FailureCode } from '../failure-codes.ts'
import { codeOfAbort, failedBy, putTo } from '../put-to.ts'
import { questionKey } from '../question-key.ts'
import type { Asking } from '../scorer.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { hangsOnAsker } from './asker-failures.ts'
import type { Cassette } from './cassette.ts'
import type { AnsweredBy, RecordedAnswer } from './recorded-answer.ts'
import { isRecordedFailure } from './recorded-failures.ts'

/** An answer as it may be recorded. `masked`: something that looks like a secret was taken out of it. */
export interface HeardAnswer {
  readonly answer: ScorerAnswer
  readonly masked: boolean
}

/** One question that wants its answer, from the tape, from a neighbour that asks the same, or from its scorer. */
interface Turn {
  readonly question: ScorerQuestion
  readonly scorer: AnsweredBy
  readonly asking: Asking
}

/** What a recording has heard so far. It begins with a cassette, if there is one, and keeps what is in it. */
export interface Tape {
  /**
   * The recorded answer; where there is none, what `ask` gives, which is recorded. A question that is asked twice at once is asked once,
   * unless it fails for a reason that is the first asker's own. Nobody waits for another longer than its own signal allows.
   */
  readonly answerTo: (turn: Turn, ask: () => Promise<HeardAnswer>) => Promise<ScorerAnswer>
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
  const running = new Map<Digest, Promise<ScorerAnswer>>()
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
    answerTo: async (turn, ask) => {
      const { question, scorer } = turn
      const key = questionKey(question, scorer.identity)
      unused.delete(key)
      for (;;) {
        const known = answers.get(key)
        if (known !== undefined) return known.answer
        const theirs = running.get(key)
        if (theirs === undefined) break
        const heard = await heardOfNeighbour(theirs, turn)
        if (heard !== undefined) return heard
      }
      const own = record({ key, scorer: { id: scorer.id, identity: scorer.identity }, question }, ask).finally(() => running.delete(key))
      running.set(key, own)
      return await own
    },
    answers: () => [...answers.values()],
    unused: () => [...answers.values()].filter(({ key }) => unused.has(key)),
    asked: () => asked,
    masked: () => maskedAnswers,
    unanswered: () => counts(unanswered.values()),
  }
}

/** What a neighbour hears who asks the same, where that is an answer for this asker too. */
async function heardOfNeighbour(theirs: Promise<ScorerAnswer>, { question, scorer, asking }: Turn): Promise<ScorerAnswer | undefined> {
  const heard = await putTo({ id: scorer.id, identity: scorer.identity, score: () => theirs }, question, asking)
  if (!hangsOnAsker(heard)) return heard
  // Limits that end at the same time have all ended after this, so that none of them asks once more in vain.
  await setImmediate()
  return asking.signal.aborted ? failedBy(scorer, codeOfAbort(asking.signal), 'who asked first had no answer yet') : undefined
}

function counts(codes: Iterable<FailureCode>): Readonly<Partial<Record<FailureCode, number>>> {
  const counted: Partial<Record<FailureCode, number>> = {}
  for (const code of codes) counted[code] = (counted[code] ?? 0) + 1
  return counted
}
