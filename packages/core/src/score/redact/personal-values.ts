import type { DecisionInput } from '../../evaluate/decision-input.ts'
import type { FactModel, PolicyModel, WorkspaceModel } from '../../policy/model.ts'
import type { RedactedField, Treatment } from '../../policy/redaction-model.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import type { PersonalValue } from './known-spellings.ts'
import { namedRow, objectName } from './named-row.ts'
import type { RedactedTypes } from './redacted-field.ts'
import { fieldOf, fieldsOf, pseudonymKind } from './redacted-field.ts'
import { shownCare } from './shown-care.ts'

/** Deeper data is of no type of a catalogue. */
const DEEPEST = 32
/** Values looked at, in fields that are personal or lead to such. An object that is there twice counts twice. */
const MOST_VISITED = 200_000
/** Distinct values, and all their characters. More cannot be looked for in every text. */
const MOST_VALUES = 5_000
const MOST_CHARACTERS = 100_000

/** What must stand in no text; where it is more than can be looked for, no text may be shown. */
export type KnownPersonal = readonly PersonalValue[] | 'too-many'

/** What is collected, and where from. */
interface Collecting {
  readonly types: RedactedTypes
  readonly found: Map<string, PersonalValue>
  characters: number
  visited: number
}

/**
 * What the catalogue calls personal in the subject and in the facts, of guard policies too, shown or not; and among what is shown, since of
 * a batch there is no input, and what a host shows itself may come from anywhere.
 */
export function personalValues(
  { redact, policies }: WorkspaceModel,
  question: ScorerQuestion,
  input: DecisionInput | undefined,
): KnownPersonal {
  const collecting: Collecting = { types: redact?.types ?? {}, found: new Map(), characters: 0, visited: 0 }
  if (redact !== undefined && input !== undefined) collectInput(collecting, policies, input)
  collectShown(
    collecting,
    policies.find(({ id }) => id === question.policy),
    question,
  )
  return isTooMuch(collecting) ? 'too-many' : [...collecting.found.values()]
}

function collectInput(collecting: Collecting, policies: readonly PolicyModel[], input: DecisionInput): void {
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
}

function collectShown(collecting: Collecting, policy: PolicyModel | undefined, question: ScorerQuestion): void {
  const members = question.kind === 'members' ? question.members.flatMap(({ shown }) => shown) : []
  for (const { field, value } of [...question.shown, ...members]) {
    const { type, as } = shownCare(field, policy, collecting.types)
    collect(collecting, value, type, as)
  }
}

/** The keys of an answer are values of its key field. */
function collectAnswer(collecting: Collecting, value: unknown, { query, type, key }: FactModel): void {
  const rows = namedRow(type, query)
  collect(collecting, value, rows)
  const kind = pseudonymKind(fieldOf(collecting.types, objectName(rows), key[0])?.as)
  if (kind === undefined || !isJsonObject(value)) return
  for (const text of Object.keys(value)) {
    if (!isNext(collecting)) return
    add(collecting, { text, kind })
  }
}

function collect(collecting: Collecting, value: unknown, type?: ValueType, as?: Treatment, depth = 0): void {
  if (depth > DEEPEST || !mayBePersonal(collecting.types, type, as) || !isNext(collecting)) return
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
    if (kind !== undefined && isSearchable(value, type)) add(collecting, { text: String(value), kind })
  }
}

/** Whether it is personal, or something in it may be. */
function mayBePersonal(types: RedactedTypes, type: ValueType | undefined, as: Treatment | undefined): boolean {
  return pseudonymKind(as) !== undefined || (type !== undefined && fieldsOf(types, objectName(type)) !== undefined)
}

function isNext(collecting: Collecting): boolean {
  collecting.visited += 1
  return !isTooMuch(collecting)
}

function isTooMuch({ visited, characters, found }: Collecting): boolean {
  return visited > MOST_VISITED || characters > MOST_CHARACTERS || found.size > MOST_VALUES
}

/** An order is in the event, in the subject and among what is shown. */
function add(collecting: Collecting, { text, kind }: PersonalValue): void {
  if (text.length > MOST_CHARACTERS) collecting.characters = text.length
  if (isTooMuch(collecting)) return
  const key = `${kind} ${text}`
  if (collecting.found.has(key)) return
  collecting.found.set(key, { text, kind })
  collecting.characters += text.length
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
