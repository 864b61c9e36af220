import type { Issue } from '../../policy/issue.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { Json, JsonObject } from '../../values/json.ts'
import { plainJson } from '../../values/plain-json.ts'
import { sortKeys } from '../../values/sort-keys.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { answerDigest } from './answer-digest.ts'
import { printEntry } from './print-entry.ts'
import { CASSETTE_VERSION } from './read-cassette.ts'
import type { RecordedAnswer } from './recorded-answer.ts'
import { secretIssue } from './secret-issue.ts'
import { unreadableIssue } from './unreadable-issue.ts'

/** The text of a file, and what was kept out of it. */
export interface WrittenCassette {
  readonly text: string
  readonly issues: readonly Issue[]
}

const ABOUT = 'What scorers answered, recorded for dry runs and tests. Not to be edited: record again instead.'

/**
 * The file of these answers: sorted by policy, scorer and key, so that recordings of two branches merge line by line. An answer with a
 * secret in its question or in itself is left out, with an issue that does not repeat it; only the instructions are not searched: they
 * stand in the repository anyway. What could not be read again is left out too: one such entry would make the whole file unreadable. Of
 * two answers to one question, as two recordings together may have them, the first is kept.
 *
 * @example
 * ```ts
 * const { text, issues } = writeCassette(tape.answers(), 'release.cassette.json')
 * ```
 */
export function writeCassette(answers: readonly RecordedAnswer[], file: string): WrittenCassette {
  const issues: Issue[] = []
  const entries = oncePerQuestion(answers, file, issues)
    .sort(inOrder)
    .flatMap(answer => {
      const entry = entryOf(asPlain(answer))
      const issue = secretIssue(answer, file) ?? unreadableIssue(answer, entry, file)
      if (issue === undefined) return [entry]
      issues.push(issue)
      return []
    })
  const text = printEntry({ cassette: CASSETTE_VERSION, about: ABOUT, answers: entries }, '')
  return { text: `${text}\n`, issues }
}

/** The same answer twice is no finding; another one is, because a file has room for one. */
function oncePerQuestion(answers: readonly RecordedAnswer[], file: string, issues: Issue[]): RecordedAnswer[] {
  const first = new Map<string, RecordedAnswer>()
  for (const answer of answers) {
    const kept = first.get(answer.key)
    if (kept === undefined) first.set(answer.key, answer)
    else if (answerDigest(kept) !== answerDigest(answer)) {
      const message = `the question \`${answer.key.slice(0, 19)}\` of policy \`${answer.question.policy}\` has two answers: the first is kept`
      issues.push({ code: 'cassette-duplicate', severity: 'warning', message, at: { file, line: 1, column: 1, endLine: 1, endColumn: 1 } })
    }
  }
  return [...first.values()]
}

/** As the digests take it: members that are `undefined` go. */
function asPlain(recorded: RecordedAnswer): RecordedAnswer {
  return JSON.parse(JSON.stringify(recorded))
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
  return { status, ...membersOf(sorted(plainJson(rest))), ...said }
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
  const sortedEntries = sortKeys(Object.keys(json)).flatMap(name => {
    const value = json[name]
    return value === undefined ? [] : [[name, sorted(value)] as const]
  })
  return Object.fromEntries(sortedEntries)
}
