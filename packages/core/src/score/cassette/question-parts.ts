import { canonicalJson } from '../../values/canonical-json.ts'
import { digestOf } from '../../values/digest.ts'
import type { Digest } from '../../values/ids.ts'
import type { Json } from '../../values/json.ts'
import { PSEUDONYM } from '../redact/pseudonyms.ts'
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
 * The digest of a question without its precedents, whoever it was put to. Which number a pseudonym has may hang on the precedents, so
 * they are numbered anew.
 */
export function plainKey(question: ScorerQuestion): Digest {
  // Texts in lists: plain JSON is canonical here.
  return digestOf(renumbered(JSON.stringify([...partsOf(question)])))
}

/** Pseudonyms in the order of their first appearance. */
function renumbered(text: string): string {
  const numbers = new Map<string, number>()
  return text.replace(PSEUDONYM, name => {
    const number = numbers.get(name) ?? numbers.size + 1
    numbers.set(name, number)
    return `${name.slice(0, name.lastIndexOf('-'))}-${number}]`
  })
}

function fieldJson({ field, from, value }: ShownField): Json {
  return { field, from, value }
}
