import type { Json } from '../../values/json.ts'
import type { PrecedentQuery } from '../retriever.ts'
import { searchWords } from './search-words.ts'

/** Read of one field, so that a long text leaves room for the others, and no text costs more than this. */
const LONGEST_TEXT = 4_000
const WORDS_OF_FIELD = 48
const MOST_WORDS = 192
const MOST_VALUES = 200
const DEEPEST = 8
const INSTANT = /^\d{4}-\d\d-\d\d(?:T|$)/

/**
 * What a question is about, in distinct words: the texts that are shown, the names of what is shown to be true, and the reasons. Numbers,
 * money and times say nothing that another case would share.
 */
export function queryWords({ shown, reasons }: PrecedentQuery): readonly string[] {
  const words = new Set<string>()
  for (const text of [reasons.slice(0, MOST_VALUES).join(' '), ...shown.map(({ field, value }) => textOf(field, value))]) {
    const ofField = new Set(searchWords(text.slice(0, LONGEST_TEXT)))
    for (const word of [...ofField].slice(0, WORDS_OF_FIELD)) if (words.size < MOST_WORDS) words.add(word)
  }
  return [...words]
}

function textOf(field: string, value: Json): string {
  const texts: string[] = []
  const open: { readonly name: string; readonly value: Json; readonly depth: number }[] = [{ name: field, value, depth: 0 }]
  for (let at = 0; at < open.length && at < MOST_VALUES; at += 1) {
    const { name, value: one, depth } = open[at] ?? { name: '', value: '', depth: DEEPEST }
    if (typeof one === 'string' && !INSTANT.test(one)) texts.push(one.slice(0, LONGEST_TEXT))
    else if (one === true) texts.push(name.slice(name.lastIndexOf('.') + 1))
    else if (typeof one === 'object' && one !== null && depth < DEEPEST) {
      const members = Object.entries(one).slice(0, MOST_VALUES)
      open.push(...members.map(([key, member]) => ({ name: key, value: member, depth: depth + 1 })))
    }
  }
  return texts.join(' ')
}
