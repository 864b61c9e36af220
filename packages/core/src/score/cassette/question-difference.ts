import type { ScorerQuestion } from '../scorer-question.ts'
import type { QuestionParts } from './question-parts.ts'
import { partsOf } from './question-parts.ts'

/** How a question differs from a recorded one, part by part. Texts are for people. */
export type PartDifference =
  | { readonly kind: 'changed'; readonly part: string; readonly recorded: string; readonly asked: string }
  /** Asked now, and not when it was recorded; or the other way round. */
  | { readonly kind: 'added' | 'removed'; readonly part: string }

export function questionDifferences(recorded: ScorerQuestion, asked: ScorerQuestion): readonly PartDifference[] {
  const [before, now] = [partsOf(recorded), partsOf(asked)]
  const differences: PartDifference[] = []
  for (const [part, text] of now) {
    const was = before.get(part)
    if (was === undefined) differences.push({ kind: 'added', part })
    else if (was !== text) differences.push({ kind: 'changed', part, recorded: was, asked: text })
  }
  for (const part of before.keys()) if (!now.has(part)) differences.push({ kind: 'removed', part })
  return differences.length === 0 && !sameOrder(before, now) ? [{ kind: 'changed', part: 'order', recorded: '', asked: '' }] : differences
}

function sameOrder(before: QuestionParts, now: QuestionParts): boolean {
  const names = [...now.keys()]
  return [...before.keys()].every((name, index) => name === names[index])
}

const MOST_SAID = 6
const LONGEST_TEXT = 80

/** The differences as one line. */
export function sayDifferences(differences: readonly PartDifference[]): string {
  const said = differences.slice(0, MOST_SAID).map(sayDifference)
  const rest = differences.length - said.length
  return [...said, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ')
}

function sayDifference(difference: PartDifference): string {
  const { part } = difference
  const [sort = '', ...words] = part.split(' ')
  const name = NAMED[sort]?.(words.join(' ')) ?? `the ${part}`
  if (difference.kind !== 'changed') return `${name} is ${difference.kind === 'added' ? 'new' : 'gone'}`
  if (part === 'order') return 'the same stands in another order'
  const { recorded, asked } = difference
  return sort === 'instructions' || sort === 'member'
    ? `${name} changed`
    : `${name} is ${sayValue(sort, asked)}, was ${sayValue(sort, recorded)}`
}

const NAMED: Readonly<Record<string, (name: string) => string>> = {
  choice: option => `the choice \`${short(option)}\``,
  shown: field => `\`${short(field)}\``,
  member: member => `the member \`${short(member)}\``,
}

/** Of a shown field the value, which stands in front of whose word it is. */
function sayValue(sort: string, text: string): string {
  return `\`${short(sort === 'shown' ? shownValue(text.slice(1, text.lastIndexOf(','))) : text)}\``
}

/** An amount as people write it. */
function shownValue(json: string): string {
  const [, amount, unit] = /^\{"amount":"([\d.-]+)","(?:currency|unit)":"(\w+)"\}$/.exec(json) ?? []
  return amount === undefined ? json : `${amount} ${unit}`
}

function short(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}…`
}
