import { foldLetter } from './fold-letter.ts'

/**
 * A text as it is searched, with the way back. `at[i]` is where unit `i` of `text` stands in the original; one more at the end is its
 * length. Without `at` the text is the original.
 */
export interface FoldedText {
  readonly text: string
  readonly at?: readonly number[]
}

/** Nothing in it has another form. */
const PLAIN = /^[\n -~]*$/

/**
 * Folds a text for searching: one spelling for full-width digits, look-alike letters, accents and dashes, and none for what cannot be
 * seen. So `４１１１` or a zero-width space inside a number hides nothing. What is found is replaced in the original. `known` are letters
 * that were folded already.
 */
export function foldedText(original: string, known: Map<string, string> = new Map()): FoldedText {
  if (PLAIN.test(original)) return { text: original }
  const units: string[] = []
  const at: number[] = []
  let position = 0
  for (const letter of original) {
    const folded = isPlain(letter) ? letter : foldedOnce(known, letter)
    for (let index = 0; index < folded.length; index += 1) at.push(position)
    units.push(folded)
    position += letter.length
  }
  at.push(original.length)
  return { text: units.join(''), at }
}

function isPlain(letter: string): boolean {
  return letter >= ' ' && letter <= '~' && letter.length === 1
}

function foldedOnce(known: Map<string, string>, letter: string): string {
  const before = known.get(letter)
  if (before !== undefined) return before
  const folded = foldLetter(letter)
  known.set(letter, folded)
  return folded
}

/** Where a part of the folded text stands in the original, with the invisible signs that follow it; a letter is never cut in two. */
export function originalRange({ at }: FoldedText, start: number, end: number): readonly [start: number, end: number] {
  if (at === undefined) return [start, end]
  const from = at[start] ?? 0
  const last = at[end - 1] ?? from
  let next = end
  while (next < at.length - 1 && at[next] === last) next += 1
  return [from, at[next] ?? last]
}
