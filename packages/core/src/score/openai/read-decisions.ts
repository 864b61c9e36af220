import type { DecimalText } from '../../evaluate/decision-input.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { JsonObject } from '../../values/json.ts'
import { confidenceText, scoreText } from '../floored.ts'
import { wireIds } from '../prompt/wire-ids.ts'
import type { ChoiceQuestion, MembersQuestion, ScorerQuestion } from '../scorer-question.ts'
import type { Failure } from './failure.ts'
import { failure } from './failure.ts'
import type { Said } from './said.ts'

/** The answers of a decision: probabilities as confidences, or the score of each member. One refused question refuses the whole. */
export function readDecisions(question: ScorerQuestion, answers: readonly unknown[]): Said | Failure {
  if (!answers.every(isJsonObject)) return failure('wrong-shape', 'an answer of the decision is no object')
  const refused = answers.filter(answer => answer['type'] === 'refusal').length
  if (refused > 0) return failure('refused', `the model refused ${refused} of ${answers.length} questions`)
  return question.kind === 'members' ? readScores(question, answers) : readChoice(question, answers)
}

type Entry = readonly [wire: unknown, number: unknown]

function readChoice({ choices }: ChoiceQuestion, answers: readonly JsonObject[]): Said | Failure {
  const [answer, ...more] = answers
  if (answer === undefined || more.length > 0 || answer['name'] !== 'option') {
    return failure('wrong-shape', 'one question has not one answer')
  }
  const { type, probability, probabilities } = answer
  const ids = choices.map(({ option }) => option)
  const wires = wireIds(ids)
  if (type !== (ids.length === 1 ? 'predicate' : 'choice')) return failure('wrong-shape', 'the answer is to another kind of question')
  const entries = ids.length === 1 ? [[wires[0], probability] as const] : entriesOf(probabilities)
  if (entries === undefined) return failure('wrong-shape', 'the answer has no list of probabilities')
  const read = readEntries(wires, ids, entries, confidenceText)
  return read.kind === 'failed' ? read : { kind: 'read', answer: { status: 'answered', confidence: read.byId } }
}

function entriesOf(probabilities: unknown): readonly Entry[] | undefined {
  if (!Array.isArray(probabilities) || !probabilities.every(isJsonObject)) return undefined
  return probabilities.map(({ value, probability }) => [value, probability])
}

function readScores({ members }: MembersQuestion, answers: readonly JsonObject[]): Said | Failure {
  if (answers.some(answer => answer['type'] !== 'score')) return failure('wrong-shape', 'the answer is to another kind of question')
  const missing = members.length - answers.length
  if (missing > 0) return failure('wrong-shape', `${missing} of ${members.length} members have no score`)
  const ids = members.map(({ member }) => member)
  const entries = answers.map(({ name, score }): Entry => [name, score])
  const read = readEntries(ids.map(nameAt), ids, entries, scoreText)
  return read.kind === 'failed' ? read : { kind: 'read', answer: { status: 'ranked', score: read.byId } }
}

/** The name of the question about a member: by position, because the key of a member is data. */
export function nameAt(_: unknown, at: number): string {
  return `m${at}`
}

interface Entries {
  readonly kind: 'entries'
  readonly byId: Readonly<Record<string, DecimalText>>
}

function readEntries(
  wires: readonly string[],
  ids: readonly string[],
  entries: readonly Entry[],
  form: (value: unknown) => DecimalText | undefined,
): Entries | Failure {
  const idOf = new Map<unknown, string | undefined>(wires.map((wire, at) => [wire, ids[at]]))
  const read = new Map<string, DecimalText>()
  for (const [wire, number] of entries) {
    const id = idOf.get(wire)
    if (id === undefined) return failure('unknown-option', `${named(wire)} was not asked about`)
    if (read.has(id)) return failure('duplicate-option', `\`${id}\` is answered twice`)
    if (typeof number !== 'number') return failure('wrong-shape', `\`${id}\` has no number`)
    const text = form(number)
    if (text === undefined) return failure('out-of-range', `\`${id}\` has a number out of its range`)
    read.set(id, text)
  }
  return { kind: 'entries', byId: Object.fromEntries(read) }
}

/** An object from the wire may have a `toString` that is no function. */
function named(wire: unknown): string {
  return typeof wire === 'string' ? `\`${wire}\`` : 'what is no text'
}
