import type { DecisionInput } from '../evaluate/decision-input.ts'
import type { ScoringQuestion } from '../evaluate/gather/need.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { modelOf } from '../evaluate/policy-set.ts'
import type { WorkspaceModel } from '../policy/model.ts'
import type { Found } from './retriever.ts'
import type { ChoiceQuestion, ShownField } from './scorer-question.ts'

/** A question of `needs` with whose word each field is and with what was found for it; not redacted yet. */
export function sourcedQuestion(
  policies: PolicySet,
  { policy }: DecisionInput,
  question: ScoringQuestion,
  found: readonly Found[],
): ChoiceQuestion {
  const from = originsOf(modelOf(policies), policy)
  const { scorer, choices, shown, instructions } = question
  return {
    kind: 'choice',
    policy,
    scorer,
    choices,
    shown: Object.entries(shown).map(([field, value]): ShownField => ({ field, from: from(field), value })),
    instructions,
    precedents: found.map(({ source, title, text, digest }, index) => ({ ref: `P${index + 1}`, source, title, text, digest })),
  }
}

/** The system of a fact, the type of the subject, or `policy` for a term, the options and whatever else is computed. */
function originsOf(model: WorkspaceModel, policy: string): (field: string) => string {
  const deciding = model.policies.find(({ id }) => id === policy)
  return field => {
    const [root = ''] = field.split(/[.[]/, 1)
    return deciding?.facts.find(({ name }) => name === root)?.system ?? (root === deciding?.subject ? root : 'policy')
  }
}
