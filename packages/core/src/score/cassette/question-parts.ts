import { canonicalJson } from '../../values/canonical-json.ts'
import { digestOf } from '../../values/digest.ts'
import type { Digest } from '../../values/ids.ts'
import type { Json } from '../../values/json.ts'
import type { ScorerQuestion, ShownField } from '../scorer-question.ts'

/**
 * A question taken apart: text by name of the part, so that two questions can be compared part by part. Precedents are no part: whoever
 * replays an answer has no retriever, and takes those that were recorded.
 */
export type QuestionParts = ReadonlyMap<string, string>

export function partsOf(question: ScorerQuestion): QuestionParts {
  const { kind, policy, scorer, instructions, shown } = question
  const own: readonly (readonly [string, string])[] =
    question.kind === 'choice'
      ? question.choices.map(({ option, says }) => [`choice ${option}`, says] as const)
      : question.members.map(({ member, shown }) => [`member ${member}`, canonicalJson(shown.map(fieldJson))] as const)
  return new Map([
    ['policy', policy],
    ['scorer', scorer],
    ['kind', kind],
    ['instructions', instructions],
    ...own,
    ...shown.map(({ field, from, value }) => [`shown ${field}`, canonicalJson([value, from])] as const),
  ])
}

/**
 * The digest of a question without its precedents, whoever it was put to. What stands in the rest does not hang on them: redaction names
 * people of precedents after those of the question.
 */
export function plainKey(question: ScorerQuestion): Digest {
  // Texts in lists: plain JSON is canonical here.
  return digestOf(JSON.stringify([...partsOf(question)]))
}

function fieldJson({ field, from, value }: ShownField): Json {
  return { field, from, value }
}
