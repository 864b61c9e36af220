import type { DecimalText } from '../../evaluate/decision-input.ts'
import type { Cite } from '../../evaluate/scoring-provenance.ts'
import type { SourceNode } from '../../policy/source-node.ts'
import type { FailureCode } from '../failure-codes.ts'
import { confidenceText, scoreText } from '../floored.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { membersOf, parseAnswer, textOf } from './answer-json.ts'
import { numberText } from './number-text.ts'
import { wireIds } from './wire-ids.ts'

/** What a model wrote, without where it came from: with a provenance it is a `ScorerAnswer`. */
export type AnswerText =
  | ({ readonly status: 'answered'; readonly confidence: Readonly<Record<string, DecimalText>> } & Evidence)
  | ({ readonly status: 'ranked'; readonly score: Readonly<Record<string, DecimalText>> } & Evidence)

interface Evidence {
  readonly rationale: string
  readonly cites: readonly Cite[]
}

export type ReadAnswer = { readonly kind: 'read'; readonly answer: AnswerText } | Unread

interface Unread {
  readonly kind: 'failed'
  readonly code: FailureCode
  readonly detail: string
}

/**
 * Reads the text in which a model answers a question: one JSON document of the form of `answerSchema`, alone or in one Markdown fence.
 * Whatever is more, less or other is a failure; nothing is mended. Options may be left out, and then have no confidence. Numbers are
 * read from their digits and floored to six places.
 *
 * Total, and linear in the text, of which more than 256 KiB are not looked at.
 *
 * @example
 * ```ts
 * const read = readAnswerText(question, response.output_text)
 * if (read.kind === 'read') return { ...read.answer, provenance }
 * ```
 */
export function readAnswerText(question: ScorerQuestion, text: string): ReadAnswer {
  const parsed = parseAnswer(text)
  if (parsed.kind === 'failed') return parsed
  const asked = WORDS[question.kind]
  const document = membersOf(parsed.root, ['cites', 'rationale', asked.list])
  if (document === undefined) return wrong(`the answer has to have the keys \`cites\`, \`rationale\`, \`${asked.list}\` and no other`)
  const [cites, rationale, list] = document
  const evidence = readEvidence(cites, rationale)
  if (evidence === undefined) return wrong('`rationale` has to be text, and `cites` a list of `{ ref, quote }`')
  const numbers = readNumbers(question, list)
  if (!(numbers instanceof Map)) return numbers
  const byId = Object.fromEntries(numbers)
  return {
    kind: 'read',
    answer:
      question.kind === 'choice' ? { status: 'answered', confidence: byId, ...evidence } : { status: 'ranked', score: byId, ...evidence },
  }
}

const WORDS = {
  choice: { list: 'choices', id: 'option', number: 'confidence', read: confidenceText },
  members: { list: 'scores', id: 'member', number: 'score', read: scoreText },
} as const

function failed(code: FailureCode, detail: string): Unread {
  return { kind: 'failed', code, detail }
}

function wrong(detail: string): Unread {
  return failed('wrong-shape', detail)
}

function readNumbers(question: ScorerQuestion, list: SourceNode | undefined): Map<string, DecimalText> | Unread {
  const { list: name } = WORDS[question.kind]
  if (list?.kind !== 'list') return wrong(`\`${name}\` has to be a list`)
  if (list.items.length === 0) return failed('empty', `\`${name}\` is empty`)
  const idOf = idsByWire(question)
  const numbers = new Map<string, DecimalText>()
  for (const item of list.items) {
    const read = readNumber(question.kind, idOf, item)
    if ('kind' in read) return read
    if (numbers.has(read.id)) return failed('duplicate-option', `\`${shortened(read.id)}\` is there twice`)
    numbers.set(read.id, read.text)
  }
  return numbers
}

function readNumber(
  kind: ScorerQuestion['kind'],
  idOf: ReadonlyMap<string, string>,
  item: SourceNode,
): { readonly id: string; readonly text: DecimalText } | Unread {
  const { list, id: idKey, number: numberKey, read } = WORDS[kind]
  const [idNode, number] = membersOf(item, [idKey, numberKey]) ?? []
  const wire = textOf(idNode)
  if (wire === undefined) return wrong(`an entry of \`${list}\` has to be \`{ ${idKey}, ${numberKey} }\``)
  const id = idOf.get(wire)
  if (id === undefined) return failed('unknown-option', `\`${shortened(wire)}\` was not asked about`)
  if (number?.kind !== 'scalar' || typeof number.value !== 'number') return wrong(`the ${numberKey} of \`${shortened(wire)}\` is no number`)
  const text = read(numberText(number.source))
  return text === undefined ? failed('out-of-range', `the ${numberKey} of \`${shortened(wire)}\` is out of range`) : { id, text }
}

function idsByWire(question: ScorerQuestion): ReadonlyMap<string, string> {
  const ids = question.kind === 'choice' ? question.choices.map(({ option }) => option) : question.members.map(({ member }) => member)
  return new Map(wireIds(ids).map((wire, index) => [wire, ids[index] ?? wire]))
}

function readEvidence(cites: SourceNode | undefined, rationale: SourceNode | undefined): Evidence | undefined {
  const words = textOf(rationale)
  if (words === undefined || cites?.kind !== 'list') return undefined
  const read: Cite[] = []
  for (const item of cites.items) {
    const [refNode, quoteNode] = membersOf(item, ['ref', 'quote']) ?? []
    const ref = textOf(refNode)
    const quote = textOf(quoteNode)
    const isNull = quoteNode?.kind === 'scalar' && quoteNode.value === null
    if (ref === undefined || (quote === undefined && !isNull)) return undefined
    read.push({ ref, ...(quote === undefined ? {} : { quote }) })
  }
  return { rationale: words, cites: read }
}

function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 80)}…`
}
