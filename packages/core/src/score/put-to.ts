import { digestOf } from '../values/digest.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { FailureCode } from './failure-codes.ts'
import type { Asking, Scorer } from './scorer.ts'
import type { ScorerAnswer, ScorerFailed } from './scorer-answer.ts'
import type { ScorerQuestion } from './scorer-question.ts'

/**
 * Puts a question to a scorer and waits no longer than the signal allows, whether or not the scorer minds it. Whatever it throws or
 * gives instead of an answer is a failure.
 */
export async function putTo(scorer: Scorer, question: ScorerQuestion, asking: Asking): Promise<ScorerAnswer> {
  const { signal } = asking
  const failed = (code: FailureCode, detail: string): ScorerFailed => failedBy(scorer, code, detail)
  if (signal.aborted) return failed(codeOfAbort(signal), 'the question was not put')
  let stop: (() => void) | undefined
  const stopped = new Promise<ScorerAnswer>(resolve => {
    stop = () => resolve(failed(codeOfAbort(signal), 'the scorer had not answered yet'))
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    const answer: unknown = await Promise.race([scorer.score(question, asking), stopped])
    return isAnswer(answer) ? answer : failed('wrong-shape', 'what the scorer gave is no answer')
  } catch (cause) {
    return signal.aborted ? failed(codeOfAbort(signal), 'the scorer stopped') : failed('scorer-threw', messageOf(cause))
  } finally {
    if (stop !== undefined) signal.removeEventListener('abort', stop)
  }
}

/** A failure of this scorer that reached nobody else. */
export function failedBy({ id, identity }: Pick<Scorer, 'id' | 'identity'>, code: FailureCode, detail: string): ScorerFailed {
  return { status: 'failed', code, detail, provenance: { answeredBy: id, identity } }
}

/** Stands for the scorer that nobody handed in. */
export const NOBODY: Pick<Scorer, 'id' | 'identity'> = { id: 'nobody', identity: digestOf('nobody') }

/** `AbortSignal.timeout` says so by the name of its reason. */
export function codeOfAbort({ reason }: AbortSignal): FailureCode {
  return reason instanceof Error && reason.name === 'TimeoutError' ? 'timeout' : 'aborted'
}

const LONGEST_DETAIL = 500

function messageOf(cause: unknown): string {
  return (cause instanceof Error ? `${cause.name}: ${cause.message}` : 'something that is no error').slice(0, LONGEST_DETAIL)
}

function isAnswer(value: unknown): value is ScorerAnswer {
  if (!isJsonObject(value)) return false
  switch (value['status']) {
    case 'answered':
      return isJsonObject(value['confidence']) && isOptionalText(value['rationale']) && isOptionalList(value['cites'])
    case 'ranked':
      return isJsonObject(value['score']) && isOptionalText(value['rationale']) && isOptionalList(value['cites'])
    case 'failed':
      return typeof value['code'] === 'string' && typeof value['detail'] === 'string'
    default:
      return false
  }
}

function isOptionalText(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
}

function isOptionalList(value: unknown): boolean {
  return (
    value === undefined ||
    (Array.isArray(value) && value.every(one => isJsonObject(one) && typeof one['ref'] === 'string' && isOptionalText(one['quote'])))
  )
}
