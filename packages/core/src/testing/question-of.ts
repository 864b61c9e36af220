import { scoringQuestion } from '../evaluate/choice/scoring-question.ts'
import type { DecisionInput } from '../evaluate/decision-input.ts'
import type { Need } from '../evaluate/gather/need.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { programOf } from '../evaluate/policy-set.ts'
import { readWalk } from '../evaluate/read-walk.ts'

/**
 * What a scorer is asked in a recorded case, on what the case has: unlike `needs` it asks for no fact, ledger line or certificate that
 * was not recorded first. `undefined`: the case never gets as far as a scorer.
 *
 * @example
 * ```ts
 * const need = questionOf(policies, recorded)
 * if (need !== undefined) decide(policies, await withScoring(policies, { ...recorded, scoring: {} }, need, { scorers }))
 * ```
 */
export function questionOf(policies: PolicySet, input: DecisionInput): Extract<Need, { kind: 'score' }> | undefined {
  const walked = readWalk(programOf(policies), { ...input, scoring: {} })
  const question = walked.kind === 'walked' ? scoringQuestion(walked) : undefined
  return question === undefined ? undefined : { kind: 'score', questions: [question] }
}
