import type { FailureCode } from '../failure-codes.ts'

/**
 * Failures that a cassette keeps: those that are the model's own word on the question, so that asking again would most likely give the
 * same. What the network, the server or the host did (a timeout, a limit, a page of a proxy) says nothing of the question: it is not
 * recorded, and the question is asked again by the next recording.
 */
const RECORDED: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'empty',
  'truncated',
  'refused',
  'filtered',
  'wrong-shape',
  'unknown-option',
  'duplicate-option',
  'out-of-range',
])

export function isRecordedFailure(code: FailureCode): boolean {
  return RECORDED.has(code)
}
