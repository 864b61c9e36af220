import type { OptionModel, PolicyModel } from '../../policy/model.ts'
import type { OptionId } from '../../values/ids.ts'
import { optionId } from '../../values/ids.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { Json } from '../../values/json.ts'
import type { DescribedOption } from '../scorer-question.ts'
import { expressionCare } from './expression-care.ts'
import { objectName } from './named-row.ts'
import { redactKey } from './redact-key.ts'
import { redactSays } from './redact-says.ts'
import type { Redacting } from './redact-value.ts'
import { redactValue, UNTYPED } from './redact-value.ts'
import { fieldOf } from './redacted-field.ts'

/** Options with the key of their element redacted; two that become one are told apart by a number, the same here and in their rows. */
export function redactOptions(
  redacting: Redacting,
  policy: PolicyModel | undefined,
  choices: readonly DescribedOption[],
): readonly DescribedOption[] {
  return choices.map(({ option, says }) => ({
    option: optionId(redactId(redacting, policy, option)),
    says: redactSays(redacting, policy, optionModel(policy, option), says),
  }))
}

/** The rows of `shows: [options]`: id, `says`, the terms of the option, cost and exposure. */
export function redactOptionRows(redacting: Redacting, policy: PolicyModel | undefined, rows: readonly Json[]): readonly Json[] {
  return rows.map(row => (isJsonObject(row) ? redactRow(redacting, policy, Object.entries(row)) : redactValue(redacting, row, UNTYPED)))
}

function redactRow(redacting: Redacting, policy: PolicyModel | undefined, members: readonly [string, Json][]): Json {
  const id = members.find(([name]) => name === 'option')?.[1]
  const option = typeof id === 'string' ? optionModel(policy, id) : undefined
  return Object.fromEntries(
    members.map(([name, value]): [string, Json] => {
      if (name === 'option' && typeof value === 'string') return [name, redactId(redacting, policy, value)]
      if (name === 'says' && typeof value === 'string') return [name, redactSays(redacting, policy, option, value)]
      const term = option?.lets.find(one => one.name === name)
      if (policy === undefined || term === undefined) return [name, redactValue(redacting, value, UNTYPED)]
      return [name, redactValue(redacting, value, expressionCare(term.expression, policy, redacting.types))]
    }),
  )
}

function optionModel(policy: PolicyModel | undefined, id: OptionId | string): OptionModel | undefined {
  const [base = ''] = id.split('[', 1)
  return policy?.options.find(option => option.id === base)
}

function redactId(redacting: Redacting, policy: PolicyModel | undefined, id: string): string {
  return redacting.options.of(id, () => redactKeyOf(redacting, policy, id))
}

/** `notify[jane@example.com]`: what stands in the brackets is the key field of an element. */
function redactKeyOf(redacting: Redacting, policy: PolicyModel | undefined, id: string): string {
  const open = id.indexOf('[')
  if (open === -1 || !id.endsWith(']')) return id
  const each = optionModel(policy, id)?.each
  const list = policy === undefined || each === undefined ? undefined : expressionCare(each.list, policy, redacting.types).type
  const field = list === undefined ? undefined : fieldOf(redacting.types, objectName(list), each?.keyField)
  return `${id.slice(0, open)}[${redactKey(redacting.redactor, id.slice(open + 1, -1), field)}]`
}
