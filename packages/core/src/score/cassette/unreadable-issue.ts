import type { Issue } from '../../policy/issue.ts'
import type { JsonObject } from '../../values/json.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { CASSETTE_VERSION, readCassette } from './read-cassette.ts'
import type { RecordedAnswer } from './recorded-answer.ts'

/**
 * Why an entry could not be read from the file again, by the reader of the file itself. The key is of all that the question had when it was
 * put; an entry has only what questions have, so that a member more is one that the file does not hold.
 */
export function unreadableIssue({ key, question }: RecordedAnswer, entry: JsonObject, file: string): Issue | undefined {
  const read = readCassette(JSON.stringify({ cassette: CASSETTE_VERSION, answers: [entry] }), file)
  if (read.kind === 'read') return undefined
  const why = unknownMember(question) ?? `it could not be read again: ${read.issues[0].message}`
  return {
    code: 'cassette-unreadable',
    severity: 'error',
    message: `the question \`${key.slice(0, 19)}\` of policy \`${question.policy}\` is not recorded: ${why}`,
    at: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
    suggestion: 'put questions of the members that their types have, with values that are JSON without `null`',
  }
}

type Part = readonly [place: string, part: object, known: readonly string[]]

function unknownMember(question: ScorerQuestion): string | undefined {
  for (const [place, part, known] of partsOf(question)) {
    const name = Object.keys(part).find(one => !known.includes(one))
    if (name !== undefined) return `${place} has \`${name.slice(0, 60)}\`, which none has in a cassette`
  }
  return undefined
}

const FIELD = ['field', 'from', 'value']
const PRECEDENT = ['ref', 'source', 'title', 'text', 'digest']
const HEAD = ['kind', 'policy', 'scorer', 'instructions', 'shown', 'precedents']

function partsOf(question: ScorerQuestion): readonly Part[] {
  const { shown, precedents } = question
  const shared = [...partsIn('shown', shown, FIELD), ...partsIn('precedents', precedents, PRECEDENT)]
  if (question.kind === 'choice') {
    return [['the question', question, [...HEAD, 'choices']], ...partsIn('choices', question.choices, ['option', 'says']), ...shared]
  }
  const { members } = question
  const shownOf = members.flatMap((member, index) => partsIn(`members[${index}].shown`, member.shown, FIELD))
  return [['the question', question, [...HEAD, 'members']], ...partsIn('members', members, ['member', 'shown']), ...shownOf, ...shared]
}

function partsIn(name: string, list: readonly object[], known: readonly string[]): readonly Part[] {
  return list.map((part, index) => [`\`${name}[${index}]\``, part, known])
}
