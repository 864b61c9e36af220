import type { Issue } from '../../policy/issue.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { Json, JsonObject } from '../../values/json.ts'
import { sortKeys } from '../../values/sort-keys.ts'
import type { PseudonymKind } from '../redact/span.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { answerDigest } from './answer-digest.ts'
import { printEntry } from './print-entry.ts'
import { CASSETTE_VERSION } from './read-cassette.ts'
import type { RecordedAnswer } from './recorded-answer.ts'
import { secretsIn } from './secret-kinds.ts'

/** The text of a file, and what was kept out of it. */
export interface WrittenCassette {
  readonly text: string
  readonly issues: readonly Issue[]
}

const ABOUT = 'What scorers answered, recorded for dry runs and tests. Not to be edited: record again instead.'

/**
 * The file of these answers: sorted by policy, scorer and key, so that recordings of two branches merge line by line. An answer with a
 * secret in its question or in itself is left out, with an issue that does not repeat it; only the instructions are not searched: they
 * stand in the repository anyway.
 *
 * @example
 * ```ts
 * const { text, issues } = writeCassette(tape.answers(), 'release.cassette.json')
 * ```
 */
export function writeCassette(answers: readonly RecordedAnswer[], file: string): WrittenCassette {
  const issues: Issue[] = []
  const kept = [...answers].sort(inOrder).filter(answer => {
    const issue = secretIssue(answer, file)
    if (issue !== undefined) issues.push(issue)
    return issue === undefined
  })
  const text = printEntry({ cassette: CASSETTE_VERSION, about: ABOUT, answers: kept.map(entryOf) }, '')
  return { text: `${text}\n`, issues }
}

function inOrder(a: RecordedAnswer, b: RecordedAnswer): number {
  return compare(a.question.policy, b.question.policy) || compare(a.question.scorer, b.question.scorer) || compare(a.key, b.key)
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function entryOf(recorded: RecordedAnswer): JsonObject {
  const { key, scorer, question, answer } = recorded
  return {
    key,
    policy: question.policy,
    scorer: question.scorer,
    kind: question.kind,
    instructions: linesOf(question.instructions),
    ...askedOf(question),
    shown: question.shown.map(fieldOf),
    precedents: question.precedents.map(({ ref, source, title, text, digest }) => ({ ref, source, title, text: linesOf(text), digest })),
    by: scorer.id,
    identity: scorer.identity,
    answer: responseOf(answer),
    answerDigest: answerDigest(recorded),
  }
}

function askedOf(question: ScorerQuestion): JsonObject {
  return question.kind === 'choice'
    ? { choices: question.choices.map(({ option, says }) => ({ option, says })) }
    : { members: question.members.map(({ member, shown }) => ({ member, shown: shown.map(fieldOf) })) }
}

function fieldOf({ field, from, value }: ScorerQuestion['shown'][number]): JsonObject {
  return { field, from, value: sorted(value) }
}

function responseOf(answer: RecordedAnswer['answer']): JsonObject {
  const { status, ...rest } = answer
  const said = answer.status === 'failed' || answer.rationale === undefined ? {} : { rationale: linesOf(answer.rationale) }
  return { status, ...membersOf(sorted(JSON.parse(JSON.stringify(rest)))), ...said }
}

function membersOf(json: Json): JsonObject {
  return isJsonObject(json) ? json : {}
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split('\n')
}

/** Members of what comes from outside in the order of their names: the same data is the same text. */
function sorted(json: Json): Json {
  if (Array.isArray(json)) return json.map(sorted)
  if (!isJsonObject(json)) return json
  const byName = new Map(Object.entries(json))
  return Object.fromEntries(sortKeys([...byName.keys()]).map(name => [name, sorted(byName.get(name) ?? '')]))
}

function secretIssue({ key, question, answer }: RecordedAnswer, file: string): Issue | undefined {
  const { shown, precedents } = question
  // Ids of instances are made of data, and so is what `says` fills in: neither can be told from what the author wrote.
  const listed = secretsIn(question.kind === 'choice' ? question.choices : question.members.map(({ member }) => member))
  const told = secretsIn([shown, precedents, question.kind === 'members' ? question.members.map(member => member.shown) : []])
  const asked = [...new Set([...listed, ...told])].sort()
  const kinds = asked.length > 0 ? asked : secretsIn(answer)
  if (kinds.length === 0) return undefined
  const where = asked.length > 0 ? 'the question' : 'the answer to'
  return {
    code: 'cassette-secret',
    severity: 'error',
    message: `${where} \`${key.slice(0, 19)}\` of policy \`${question.policy}\` is not recorded: it holds what looks like ${kinds.map(kind => NAMED[kind]).join(' and ')}`,
    at: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
    ...(asked.length > 0 ? { suggestion: told.length > 0 ? REDACT : NAME_OTHERWISE } : {}),
  }
}

const REDACT = 'redact the field (`redact:` in countersign.yaml), or take it out of `shows`'
const NAME_OTHERWISE = 'it stands in the id or the `says` of a choice: redact the field that it comes from, or write `says` without it'

const NAMED: Readonly<Record<PseudonymKind, string>> = {
  secret: 'a password, token or key',
  card: 'a card number',
  iban: 'a bank account',
  email: 'an e-mail address',
  phone: 'a phone number',
  name: 'a name',
  address: 'an address',
  id: 'an id',
  text: 'a text',
}
