import type { DecisionInput } from '../../evaluate/decision-input.ts'
import type { PolicyModel, WorkspaceModel } from '../../policy/model.ts'
import type { Json } from '../../values/json.ts'
import type { ChoiceQuestion, MembersQuestion, Precedent, ScorerQuestion, ShownField, ShownMember } from '../scorer-question.ts'
import { distinctNames } from './distinct-names.ts'
import { personalValues } from './personal-values.ts'
import { redactOptionRows, redactOptions } from './redact-options.ts'
import type { Redacting } from './redact-value.ts'
import { redactValue } from './redact-value.ts'
import { redactorOf } from './redactor.ts'
import { shownCare } from './shown-care.ts'

/** Where the model says nothing, everything is looked for. */
const FINDS_ALL = { ignore: [], countries: [], types: {} } as const

/**
 * A question as it may leave the process: personal fields, and whatever is recognised in a text, stand there under pseudonyms. The same
 * value has the same one all through the question (`[name-1]`), so that a model can relate them, and the same question always reads the
 * same. Ids of policies, fields and precedents, and the author's instructions, stay.
 *
 * Choices and members keep their order; where the id of an instance was personal (`notify[jane@example.com]`), the order says which it is.
 *
 * @example
 * ```ts
 * redactQuestion(model, question, input).shown // [{ field: 'order.notes', from: 'order', value: 'Call [name-1]: [phone-1]' }]
 * ```
 */
export function redactQuestion(model: WorkspaceModel, question: ChoiceQuestion, input: DecisionInput | undefined): ChoiceQuestion
export function redactQuestion(model: WorkspaceModel, question: MembersQuestion, input: DecisionInput | undefined): MembersQuestion
export function redactQuestion(model: WorkspaceModel, question: ScorerQuestion, input: DecisionInput | undefined): ScorerQuestion
export function redactQuestion(model: WorkspaceModel, question: ScorerQuestion, input: DecisionInput | undefined): ScorerQuestion {
  const redact = model.redact ?? FINDS_ALL
  const policy = model.policies.find(({ id }) => id === question.policy)
  const redactor = redactorOf(redact, personalValues(model, question, input))
  const redacting: Redacting = { redactor, types: redact.types, options: distinctNames(), members: distinctNames() }
  // In the order in which it is read, which is the order of the numbers.
  if (question.kind === 'choice') {
    const choices = redactOptions(redacting, policy, question.choices)
    const shown = question.shown.map(field => redactShown(redacting, policy, field))
    return { ...question, choices, shown, precedents: redactPrecedents(redacting, question.precedents) }
  }
  const names = question.members.map(({ member }) => redacting.members.of(member, redactor.id))
  const shown = question.shown.map(field => redactShown(redacting, policy, field))
  const members = redactMembers(redacting, policy, question.members, names)
  return { ...question, shown, members, precedents: redactPrecedents(redacting, question.precedents) }
}

function redactShown(redacting: Redacting, policy: PolicyModel | undefined, { field, from, value }: ShownField): ShownField {
  const shown = (json: Json): ShownField => ({ field, from, value: json })
  if (field === 'options' && Array.isArray(value)) return shown(redactOptionRows(redacting, policy, value))
  const care = shownCare(field, policy, redacting.types)
  const isSecret = care.as === undefined && typeof value === 'string' && redacting.redactor.isSecretName(field)
  return shown(redactValue(redacting, value, isSecret ? { ...care, as: 'secret' } : care))
}

function redactMembers(
  redacting: Redacting,
  policy: PolicyModel | undefined,
  members: readonly ShownMember[],
  names: readonly string[],
): readonly ShownMember[] {
  return members.map(({ member, shown }, index) => ({
    member: names[index] ?? member,
    shown: shown.map(field => redactShown(redacting, policy, field)),
  }))
}

/** Its digest stays the one of what was found: the record holds it, and the text is not in it. */
function redactPrecedents({ redactor }: Redacting, precedents: readonly Precedent[]): readonly Precedent[] {
  return precedents.map(precedent => ({
    ...precedent,
    source: redactor.id(precedent.source),
    title: redactor.quoted(precedent.title, precedent.ref),
    text: redactor.quoted(precedent.text, precedent.ref),
  }))
}
