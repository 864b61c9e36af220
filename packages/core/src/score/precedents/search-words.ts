/** Scripts that write words without blanks between them, or change their endings: pairs of characters are searched instead. */
const PAIRED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`
const RUN = new RegExp(String.raw`([[\p{L}\p{N}\p{M}]&&[${PAIRED}]]+)|([[\p{L}\p{N}\p{M}]--[${PAIRED}]]+)`, 'gv')

const LONGEST_WORD = 40

/**
 * The words of a text as an index and a query both have them: lower case, without Latin accents and hidden characters, `giftWrap` and
 * `gift-wrap` as two words, and pairs of characters where a script has no blanks. They are letters, digits and marks alone, so that no
 * text can be taken for the syntax of a search; a number without a letter is no word.
 */
export function searchWords(text: string): readonly string[] {
  return ASCII.test(text) ? asciiWords(text) : anyWords(text)
}

/** Most texts; the general way would give the same. */
const ASCII = /^[\0-\x7f]*$/

function asciiWords(text: string): readonly string[] {
  const words =
    text
      .replace(/([a-z])(?=[A-Z])/g, '$1 ')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  return words.map(word => word.slice(0, LONGEST_WORD)).filter(word => /[a-z]/.test(word))
}

function anyWords(text: string): readonly string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\p{Cf}]+/gu, '')
    .normalize('NFC')
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
  const words: string[] = []
  for (const [, paired, word = ''] of plain.matchAll(RUN)) {
    if (paired !== undefined) for (const pair of pairsOf(paired)) words.push(pair)
    const short = cutWord(word)
    if (/\p{L}/u.test(short)) words.push(short)
  }
  return words
}

/** Never half a character. */
function cutWord(word: string): string {
  return word.length <= LONGEST_WORD ? word : [...word.slice(0, 2 * LONGEST_WORD)].slice(0, LONGEST_WORD).join('').toWellFormed()
}

function pairsOf(run: string): readonly string[] {
  const characters = [...run]
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}
