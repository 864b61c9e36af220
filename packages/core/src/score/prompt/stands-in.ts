import { compareDecimals } from '../../values/decimal.ts'
import { decimalOf, parsePercent } from '../../values/decimal-text.ts'
import { decodeValue } from '../../values/decode-value.ts'
import type { Json } from '../../values/json.ts'
import { compareMeasured } from '../../values/measured.ts'
import { parseMoney, parseQuantity } from '../../values/measured-text.ts'
import type { Decimal, Measured } from '../../values/value.ts'
import { isMeasured } from '../../values/value-form.ts'

/** A shorter part of a text could be anywhere. */
const SHORTEST_PART = 3
/** Where a text repeats itself for ever, nobody quotes it by chance. */
const MOST_TRIES = 100
/** Longer than anything that is shown. */
const LONGEST_QUOTE = 20_000

/**
 * Whether a quote is what stands in a place: the whole of it, the same number or amount in another form, or a part of its text. White
 * space, and how invisible characters are written, make no difference; a part does not begin or end within a number or a word.
 */
export function standsIn(place: Json, quote: string): boolean {
  if (quote.length > LONGEST_QUOTE) return false
  const texts = readings(typeof place === 'string' ? place : JSON.stringify(place))
  return readings(quote)
    .map(unquoted)
    .some(part => part !== '' && (isSameAmount(place, part) || texts.some(text => isSameText(place, text, part))))
}

function isSameText(place: Json, text: string, part: string): boolean {
  if (part === text || (part.length >= SHORTEST_PART && isPart(text, part))) return true
  return typeof place === 'object' && unspaced(part) === unspaced(text)
}

const BLANKS = /[\t-\r\u0085\u2028\u2029\p{Zs}]+/gu
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|([nrtbf"\\/]))/g
const MEANT: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', b: '\b' }

/** As the eye sees it, and as it is meant where it was copied with its escapes: a backslash may be either. */
function readings(text: string): readonly string[] {
  const meant = text.replace(ESCAPE, (_escape, hex: string | undefined, letter = '') =>
    hex === undefined ? (MEANT[letter] ?? letter) : String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return [...new Set([seen(text), seen(meant)])]
}

/** What is invisible is gone, blanks are one. */
function seen(text: string): string {
  return text.replace(BLANKS, ' ').replace(INVISIBLE, '').replace(/ +/g, ' ').normalize('NFC').trim()
}

/** A text may be copied with the quotes that it has in JSON. */
function unquoted(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text
}

function unspaced(text: string): string {
  return text.replaceAll(' ', '')
}

const WORD = /[\p{L}\p{N}]/u
const NUMBER = /\p{N}/u
/** Scripts that set no blanks between words: a part may begin anywhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function isPart(text: string, part: string): boolean {
  let at = text.indexOf(part)
  for (let tried = 0; at !== -1 && tried < MOST_TRIES; tried += 1) {
    if (!isCut(text, at) && !isCut(text, at + part.length)) return true
    at = text.indexOf(part, at + 1)
  }
  return false
}

/** Whether a word or number goes on over this place. */
function isCut(text: string, at: number): boolean {
  const [before, after] = [text.slice(Math.max(0, at - 2), at), text.slice(at, at + 2)]
  const [left, right] = [before.at(-1) ?? '', after[0] ?? '']
  if (NUMBER.test(left) && NUMBER.test(right)) return true
  if (/^[.,]$/.test(right) && NUMBER.test(left) && NUMBER.test(after[1] ?? '')) return true
  if (/^[.,]$/.test(left) && NUMBER.test(right) && NUMBER.test(before.at(-2) ?? '')) return true
  return WORD.test(left) && WORD.test(right) && !UNSPACED.test(left) && !UNSPACED.test(right)
}

/** `2%` is 0.02, `820.00 EUR` is `{ amount: '820', currency: 'EUR' }`, and so is `820` where that stands. */
function isSameAmount(place: Json, part: string): boolean {
  const amount = amountIn(place)
  const shown = numberIn(place) ?? amount?.amount
  const quoted = numberIn(part)
  if (shown !== undefined && quoted !== undefined) return compareDecimals(shown, quoted) === 0
  const said = amountIn(part)
  return amount !== undefined && said !== undefined && compareMeasured(amount, said) === 0
}

function numberIn(value: Json): Decimal | undefined {
  return typeof value === 'string' ? parsePercent(value) : decimalOf(value)
}

function amountIn(value: Json): Measured | undefined {
  if (typeof value === 'string') return parseMoney(value) ?? parseQuantity(value)
  const read = decodeValue({ kind: 'money' }, value) ?? decodeValue({ kind: 'quantity' }, value)
  return isMeasured(read) ? read : undefined
}
