import type { FailureCode } from './failure-codes.ts'
import { codeOfAbort, failedBy, putTo } from './put-to.ts'
import type { Asking, Scorer } from './scorer.ts'
import type { ScorerAnswer } from './scorer-answer.ts'
import type { ScorerQuestion } from './scorer-question.ts'
import { soundAnswer } from './sound-answer.ts'

/** How long a scorer has, after an abort, to say what its request cost and which one it was. */
const LAST_WORDS_MS = 50

/**
 * The answer of a scorer within a combination: sound, or a failure. After an abort it is waited for a moment longer, so that usage and
 * request ids of what was broken off are not lost; a scorer that does not mind the abort is left behind.
 */
export async function askScorer(scorer: Scorer, question: ScorerQuestion, asking: Asking): Promise<ScorerAnswer> {
  const { signal } = asking
  if (signal.aborted) return await putTo(scorer, question, asking)
  const patience = lastWords(signal)
  try {
    const heard: Scorer = { id: scorer.id, identity: scorer.identity, score: asked => scorer.score(asked, asking) }
    const answer = soundOrFailed(scorer, question, await putTo(heard, question, { ...asking, signal: patience.signal }))
    return signal.aborted ? afterAbort(answer, codeOfAbort(signal)) : answer
  } finally {
    patience.end()
  }
}

/** Too late is no answer, and how a scorer calls that it was stopped does not tell why: the signal does. What was spent is kept. */
function afterAbort(answer: ScorerAnswer, code: FailureCode): ScorerAnswer {
  const { provenance } = answer
  if (answer.status !== 'failed') return { status: 'failed', code, detail: 'the answer came too late', provenance }
  return answer.code === 'scorer-threw' || answer.code === 'aborted' ? { ...answer, code } : answer
}

function soundOrFailed(scorer: Scorer, question: ScorerQuestion, given: ScorerAnswer): ScorerAnswer {
  try {
    return soundAnswer(scorer, question, given)
  } catch {
    return failedBy(scorer, 'wrong-shape', 'what the scorer gave cannot be read twice')
  }
}

interface Patience {
  readonly signal: AbortSignal
  readonly end: () => void
}

/** Aborts a little later than `signal`, for the same reason. */
function lastWords(signal: AbortSignal): Patience {
  const patience = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const start = (): void => {
    timer = setTimeout(() => patience.abort(signal.reason), LAST_WORDS_MS)
  }
  signal.addEventListener('abort', start, { once: true })
  return {
    signal: patience.signal,
    end: () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', start)
    },
  }
}
