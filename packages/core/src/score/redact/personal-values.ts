import type { DecisionInput } from '../../evaluate/decision-input.ts'
import type { FactModel, PolicyModel, WorkspaceModel } from '../../policy/model.ts'
import type { RedactedField, Treatment } from '../../policy/redaction-model.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import type { PersonalValue } from './known-spellings.ts'
import { namedRow, objectName } from './named-row.ts'
import type { RedactedTypes } from './redacted-field.ts'
import { fieldOf, pseudonymKind } from './redacted-field.ts'
import { shownCare } from './shown-care.ts'

/** Deeper data is of no type of a catalogue. */
const DEEPEST = 32

/** What is collected, and where from. */
interface Collecting {
  readonly types: RedactedTypes
  readonly found: PersonalValue[]
}

/**
 * What the catalogue calls personal in the subject and in the facts, of guard policies too. Whether it is shown or not: none of it may
 * stand in another text.
 */
export function personalValues({ redact, policies }: WorkspaceModel, input: DecisionInput): readonly PersonalValue[] {
  if (redact === undefined) return []
  const collecting: Collecting = { types: redact.types, found: [] }
  const about = policies.find(({ id }) => id === input.policy)?.subject
  const subject: ValueType = about === undefined ? { kind: 'object' } : { kind: 'object', name: about }
  collect(collecting, input.subject.data, subject)
  if (input.trigger.kind === 'event') collect(collecting, input.trigger.event.data, subject)
  for (const policy of policies) {
    for (const fact of policy.facts) {
      const key = policy.id === input.policy ? fact.name : `${policy.id}/${fact.name}`
      const observed = Object.hasOwn(input.facts, key) ? input.facts[key] : undefined
      if (observed?.status === 'known') collectAnswer(collecting, observed.value, fact)
    }
  }
  return collecting.found
}

/** Personal values among what is shown: of a batch there is no input, and what a host shows itself may come from anywhere. */
export function shownPersonalValues(
  types: RedactedTypes,
  policy: PolicyModel | undefined,
  question: ScorerQuestion,
): readonly PersonalValue[] {
  const collecting: Collecting = { types, found: [] }
  const members = question.kind === 'members' ? question.members.flatMap(({ shown }) => shown) : []
  for (const { field, value } of [...question.shown, ...members]) {
    const { type, as } = shownCare(field, policy, types)
    collect(collecting, value, type, as)
  }
  return collecting.found
}

/** The keys of an answer are values of its key field. */
function collectAnswer(collecting: Collecting, value: unknown, { query, type, key }: FactModel): void {
  const rows = namedRow(type, query)
  collect(collecting, value, rows)
  const kind = pseudonymKind(fieldOf(collecting.types, objectName(rows), key[0])?.as)
  if (kind !== undefined && isJsonObject(value)) for (const text of Object.keys(value)) collecting.found.push({ text, kind })
}

function collect(collecting: Collecting, value: unknown, type?: ValueType, as?: Treatment, depth = 0): void {
  if (depth > DEEPEST) return
  if (Array.isArray(value)) {
    const of = type?.kind === 'list' ? type.of : type
    for (const element of value) collect(collecting, element, of, as, depth + 1)
  } else if (isJsonObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      const field = memberField(collecting.types, type, name)
      collect(collecting, member, field?.type, field?.as ?? as, depth + 1)
    }
  } else {
    const kind = pseudonymKind(as)
    if (kind !== undefined && isSearchable(value, type)) collecting.found.push({ text: String(value), kind })
  }
}

function memberField(types: RedactedTypes, type: ValueType | undefined, name: string): RedactedField | undefined {
  if (type?.kind === 'map') return { type: type.of }
  return type?.kind === 'object' ? fieldOf(types, type.name, name) : undefined
}

/** Amounts and days are hidden where they stand; elsewhere the same amount is another one. */
function isSearchable(value: unknown, type: ValueType | undefined): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false
  return type === undefined || type.kind === 'text' || type.kind === 'id'
}
