import { scoringQuestion } from '../../evaluate/choice/scoring-question.ts'
import type { DecisionInput } from '../../evaluate/decision-input.ts'
import type { ScoringQuestion } from '../../evaluate/gather/need.ts'
import type { PolicySet } from '../../evaluate/policy-set.ts'
import { programOf } from '../../evaluate/policy-set.ts'
import { readWalk } from '../../evaluate/read-walk.ts'

/**
 * The question that `decide` would go without: what `needs` asks once all else is gathered. Here what was not gathered stays unknown,
 * because in a dry run or a test nobody will gather it.
 */
export function openQuestion(policies: PolicySet, input: DecisionInput): ScoringQuestion | undefined {
  try {
    const program = programOf(policies)
    if (program.policies.get(input.policy)?.propose?.model.by.kind !== 'scorer' || Object.hasOwn(input.scoring, '')) return undefined
    const walked = readWalk(program, input)
    return walked.kind === 'walked' ? scoringQuestion(walked) : undefined
  } catch {
    // As in `decide`: nothing can be asked about what cannot be read.
    return undefined
  }
}
