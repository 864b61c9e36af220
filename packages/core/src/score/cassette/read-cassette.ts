import type { Issue } from '../../policy/issue.ts'
import { textPlaces } from '../../policy/yaml/text-places.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import { questionKey } from '../question-key.ts'
import { answerDigest } from './answer-digest.ts'
import type { Cassette } from './cassette.ts'
import { cassetteOf } from './cassette.ts'
import type { Complaint, EntryReader } from './entry-reader.ts'
import { memberIn, readerOf, refuseUnknown, textOf } from './entry-reader.ts'
import { digestIn, readRecordedQuestion } from './read-recorded-question.ts'
import { readRecordedResponse } from './read-recorded-response.ts'
import type { RecordedAnswer } from './recorded-answer.ts'
import { jsonFlaws, spansOf } from './scan-json.ts'

/** Version of the file. Others are refused: an answer that is read wrongly would be believed. */
export const CASSETTE_VERSION = 1

export type ReadCassette =
  | { readonly kind: 'read'; readonly cassette: Cassette }
  | { readonly kind: 'refused'; readonly issues: readonly [Issue, ...Issue[]] }

const LONGEST = 64 * 1024 * 1024
const MOST_ANSWERS = 100_000
const MOST_ISSUES = 100

/**
 * Reads a cassette, or says all that is wrong with it, each at its place. Total: no text makes it throw. An entry whose question or answer
 * was changed by hand is refused, and with it the file: nobody said what is in it.
 *
 * @example
 * ```ts
 * const read = readCassette(await readFile('release.cassette.json', 'utf8'), 'release.cassette.json')
 * if (read.kind === 'read') replayScoring(policies, input, read.cassette)
 * ```
 */
export function readCassette(text: string, file: string): ReadCassette {
  const complaints: Complaint[] = []
  const complain = (complaint: Complaint): void => {
    if (complaints.length < MOST_ISSUES) complaints.push(complaint)
  }
  const unreadable = unreadableIssues(text, file)
  if (isSome(unreadable)) return { kind: 'refused', issues: unreadable }
  const answers = answersIn(JSON.parse(text), complain)
  const spans =
    complaints.length === 0
      ? []
      : spansOf(
          text,
          complaints.map(({ path }) => path),
        )
  const places = textPlaces(file, complaints.length === 0 ? '' : text)
  const [first, ...rest] = complaints.map(({ code, message, suggestion }, index): Issue => {
    const { start, end } = spans[index] ?? { start: 0, end: 0 }
    const at = places.at(start, Math.max(Math.min(end, places.lineEnd(start)), start))
    return { code, severity: 'error', message, at, ...(suggestion === undefined ? {} : { suggestion }) }
  })
  return first === undefined ? { kind: 'read', cassette: cassetteOf(answers) } : { kind: 'refused', issues: [first, ...rest] }
}

/** What keeps a text from being read as the one value that it is. */
function unreadableIssues(text: string, file: string): readonly Issue[] {
  if (text.length > LONGEST) {
    const at = { file, line: 1, column: 1, endLine: 1, endColumn: 1 }
    return [{ code: 'cassette-too-large', severity: 'error', message: `a cassette has at most ${LONGEST} characters`, at }]
  }
  const { broken, repeated } = jsonFlaws(text)
  if (broken === undefined && repeated.length === 0) return []
  const places = textPlaces(file, text)
  const twice = repeated.map(({ name, start, end }): Issue => {
    const message = `the key \`${name.slice(0, 60)}\` stands here twice`
    return { code: 'duplicate-key', severity: 'error', message, at: places.at(start, end), suggestion: RECORD_AGAIN }
  })
  if (broken === undefined) return twice
  const message = `this is no JSON from here on: ${broken.needed} is needed`
  return [...twice.slice(0, MOST_ISSUES - 1), { code: 'cassette-syntax', severity: 'error', message, at: places.at(broken.at, broken.at) }]
}

function isSome(issues: readonly Issue[]): issues is readonly [Issue, ...Issue[]] {
  return issues.length > 0
}

function answersIn(json: unknown, complain: EntryReader['complain']): readonly RecordedAnswer[] {
  if (!isJsonObject(json) || json['cassette'] !== CASSETTE_VERSION) {
    const message = `this release reads cassettes of version ${CASSETTE_VERSION}: \`{ "cassette": ${CASSETTE_VERSION}, "answers": [] }\``
    complain({ code: 'cassette-version', message, path: ['cassette'] })
    return []
  }
  const root: EntryReader = { object: json, path: [], complain }
  refuseUnknown(root, ['cassette', 'about', 'answers'])
  const list = memberIn(root, 'answers')
  if (!Array.isArray(list)) complain({ code: 'cassette-malformed', message: '`answers` is a list', path: ['answers'] })
  else if (list.length > MOST_ANSWERS)
    complain({ code: 'cassette-too-large', message: `a cassette has at most ${MOST_ANSWERS} answers`, path: ['answers'] })
  else return distinct(list, complain)
  return []
}

function distinct(list: readonly unknown[], complain: EntryReader['complain']): readonly RecordedAnswer[] {
  const seen = new Set<string>()
  return list.flatMap((json, index) => {
    const reader = readerOf(json, ['answers', String(index)], complain)
    const recorded = reader === undefined ? undefined : readEntry(reader)
    if (reader === undefined || recorded === undefined) return []
    if (!seen.has(recorded.key)) {
      seen.add(recorded.key)
      return [recorded]
    }
    const suggestion = 'of two answers to one question keep one'
    complain({ code: 'cassette-duplicate', message: 'this question is answered twice', path: [...reader.path, 'key'], suggestion })
    return []
  })
}

const KEYS = ['key', 'policy', 'scorer', 'kind', 'instructions', 'choices', 'members', 'shown', 'precedents', 'by', 'identity', 'answer']

function readEntry(reader: EntryReader): RecordedAnswer | undefined {
  const { complain, path } = reader
  refuseUnknown(reader, [...KEYS, 'answerDigest'])
  let sound = true
  const entry: EntryReader = {
    ...reader,
    complain: complaint => {
      sound = false
      complain(complaint)
    },
  }
  const [key, identity, digest] = [digestIn(entry, 'key'), digestIn(entry, 'identity'), digestIn(entry, 'answerDigest')]
  const scorer = { id: textOf(entry, 'by'), identity }
  const question = readRecordedQuestion(entry)
  const response = readerOf(memberIn(entry, 'answer'), [...path, 'answer'], entry.complain)
  const answer = response === undefined || question === undefined ? undefined : readRecordedResponse(response, question)
  if (!sound || question === undefined || answer === undefined) return undefined
  const recorded = { key, scorer, question, answer }
  if (questionKey(question, identity) !== key) complain({ ...EDITED_QUESTION, path: [...path, 'key'] })
  else if (answerDigest(recorded) !== digest) complain({ ...EDITED_ANSWER, path: [...path, 'answerDigest'] })
  else return recorded
  return undefined
}

const RECORD_AGAIN = 'take the entry out, and record the question again'

const EDITED_QUESTION = {
  code: 'cassette-key',
  message: 'the key is not the one of this question and identity: one of them was changed after it was recorded',
  suggestion: RECORD_AGAIN,
}

const EDITED_ANSWER = {
  code: 'cassette-edited',
  message: 'the answer was changed after it was recorded',
  suggestion: 'take the entry out and record the question again; an answer of your own stands in a test case, as `propose`',
}
