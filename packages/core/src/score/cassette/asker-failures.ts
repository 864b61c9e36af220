import type { FailureCode } from '../failure-codes.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'

/**
 * Failures that hang on whoever asked, or on when: its limit, its host, its place in a queue. Of the question they say nothing, so that
 * somebody else who asks the same at the same time, and has a minute left, does not get them as its answer.
 */
const OF_THE_ASKER: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'aborted',
  'timeout',
  'busy',
  'budget-exhausted',
  'circuit-open',
  // More than this question may wait; another may wait longer.
  'rate-limited',
])

export function hangsOnAsker(answer: ScorerAnswer): boolean {
  return answer.status === 'failed' && OF_THE_ASKER.has(answer.code)
}
