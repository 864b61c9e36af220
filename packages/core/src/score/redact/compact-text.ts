import type { FoldedText } from './folded-text.ts'

/** Letters and digits of a folded text in small letters, and where each stands. `mueller` is `muller` here, as `müller` is. */
export interface CompactText {
  readonly units: readonly number[]
  readonly at: readonly number[]
}

/** A text as values are compared: without case, spaces, signs, and the `e` by which umlauts are spelled. */
export function compactText({ text }: Pick<FoldedText, 'text'>): string {
  return compacted(text)
    .units.map(unit => String.fromCharCode(unit))
    .join('')
}

export function compacted(text: string): CompactText {
  const small = smallLetters(text)
  const units: number[] = []
  const at: number[] = []
  for (let index = 0; index < small.length; index += 1) {
    const code = small.charCodeAt(index)
    if (code < 128 ? isPlainWord(code) && !(code === E && isUmlautE(small, index)) : isWord(small, index)) {
      units.push(code)
      at.push(index)
    }
  }
  return { units, at }
}

const E = 0x65

/** One letter in place of each: positions stay. */
function smallLetters(text: string): string {
  const small = text.toLowerCase()
  return small.length === text.length
    ? small
    : Array.from(text, letter => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)).join('')
}

function isPlainWord(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)
}

function isUmlautE(small: string, index: number): boolean {
  const before = small[index - 1]
  return before === 'a' || before === 'o' || before === 'u'
}

/** Both halves of a letter outside the basic plane count as the letter. */
function isWord(small: string, index: number): boolean {
  const code = small.charCodeAt(index)
  const start = code >= 0xdc00 && code <= 0xdfff ? index - 1 : index
  return /[\p{L}\p{N}]/u.test(String.fromCodePoint(small.codePointAt(start) ?? 0))
}
