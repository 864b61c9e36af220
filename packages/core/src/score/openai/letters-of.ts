/** The letters and digits of a text, small, and where each of them stands in it. */
export interface Letters {
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** A letter or digit of ASCII, as it is or escaped as URLs and JSON do it. */
const LETTER = /%([\da-f]{2})|\\u00([\da-f]{2})|[a-z\d]/gi
const PLAIN = /^[a-z\d]$/i

/** What stands between them is left out: blanks, dashes, what has no width. */
export function lettersOf(text: string): Letters {
  const letters: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: found, 1: percent, 2: escaped, index } of text.matchAll(LETTER)) {
    const code = percent ?? escaped
    const letter = code === undefined ? found : String.fromCharCode(Number.parseInt(code, 16))
    if (!PLAIN.test(letter)) continue
    letters.push(letter.toLowerCase())
    starts.push(index)
    ends.push(index + found.length)
  }
  return { text: letters.join(''), starts, ends }
}
