import type { CountryCode } from 'libphonenumber-js/min'
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { DigitGroup } from './digit-groups.ts'
import { digitRuns, isWordLetter } from './digit-groups.ts'
import type { FoldedText } from './folded-text.ts'
import { isOtherCode, isPartOfCode, looksNational } from './looks-national.ts'
import type { Span } from './span.ts'

const KEYWORDS =
  'tel|telefono?|telephone|phone|fone?|mobile?|mobil(?:e|nummer|telefon)?|movil|celular|handy|cell(?:phone)?|fax|call|ring|dial|sms|' +
  'whatsapp|viber|rufnummer|durchwahl|anrufen|hotline|portable|cellulare|telefoon|tlf|puhelin|numer telefonu|電話|电话|手机'
/** Right before a number: `Tel.: `, `call me at `, `phone no `. */
const KEYWORD = new RegExp(
  `(?:^|[^\\p{L}])(?:${KEYWORDS})s?\\.?(?: (?:me|us|him|her|them|at|on|under|unter|number|no|nr|nummer))*[ .:#=(]{0,4}$`,
  'iu',
)
const LONGEST_LEAD = 40
const SHORTEST = 7
const LONGEST = 15
/** So many digits without a gap are a number by themselves. */
const WHOLE = 9
const MOST_LOOKED_UP = 6

/**
 * Phone numbers: with an international prefix, after a word for phone, or written as only phone numbers are. `countries` adds what is a
 * number there. A plain row of digits is an order, an article or a parcel, and stays.
 */
export function findPhones({ text }: FoldedText, countries: readonly string[]): readonly Span[] {
  const dialled = countries.filter(isCountry)
  return digitRuns(text).flatMap(run => phonesIn(text, run, dialled))
}

/** The same for `+49 30 1234567`, `0049 30 1234567` and `030 1234567`: the number without what is dialled before it. */
export function phoneIdentity(written: string): string {
  const digits = written.replace(/\D/g, '')
  const international = written.includes('+') ? `+${digits}` : `+${digits.slice(2)}`
  const parsed = written.includes('+') || /^00[1-9]/.test(digits) ? parsePhoneNumberFromString(international) : undefined
  return `phone:${parsed?.nationalNumber ?? digits.replace(/^(?:0+|1(?=[2-9]\d{9}$))/, '')}`
}

function isCountry(code: string): code is CountryCode {
  return isSupportedCountry(code)
}

function phonesIn(text: string, run: readonly DigitGroup[], countries: readonly CountryCode[]): readonly Span[] {
  const spans: Span[] = []
  let from = 0
  while (from < run.length) {
    const groups = phoneFrom(text, run, from, countries)
    const [first] = groups
    const last = groups.at(-1)
    if (first !== undefined && last !== undefined) {
      const start = opening(text, first)
      spans.push({ start, end: last.end, kind: 'phone', identity: phoneIdentity(text.slice(start, last.end)) })
    }
    from += Math.max(1, groups.length)
  }
  return spans
}

/** With the `+` before the first digit, and the bracket that closes behind it. */
function opening(text: string, { start, end }: DigitGroup): number {
  const plus = /\+[( ]{0,2}$/.exec(text.slice(Math.max(0, start - 3), start))
  const from = plus === null ? start : start - plus[0].length
  return text[from - 1] === '(' && text[end] === ')' ? from - 1 : from
}

/** The groups of a phone number that begins with the group `from`; none where there is no such number. */
function phoneFrom(text: string, run: readonly DigitGroup[], from: number, countries: readonly CountryCode[]): readonly DigitGroup[] {
  const first = run[from]
  if (first === undefined || isWordLetter(text[first.start - 1])) return []
  const longest = withinLength(run.slice(from, from + LONGEST))
  const lead = text.slice(Math.max(0, first.start - LONGEST_LEAD), first.start)
  if (/\+[ (]{0,2}$/.test(lead)) return firstFit(longest, groups => isInternational(`+${digitsOf(groups)}`))
  if (/^00[1-9]/.test(first.digits)) {
    const found = firstFit(longest, groups => isZeroZero(digitsOf(groups), groups.length > 1))
    if (found.length > 0) return found
  }
  if (KEYWORD.test(lead)) {
    const announced = first.digits.length >= WHOLE ? [first] : longest
    return digitsOf(announced).length >= SHORTEST - 1 ? announced : []
  }
  const national = mayBeNational(first, run[from + 1], lead) ? firstFit(longest, groups => looksNational(text, groups), LONGEST) : []
  const whole = from === 0 ? run.length : Number.POSITIVE_INFINITY
  return national.length > 0 || countries.length === 0 ? national : firstFit(longest, groups => isDialledIn(text, groups, whole, countries))
}

/** Said before every beginning is tried. */
function mayBeNational({ digits }: DigitGroup, next: DigitGroup | undefined, lead: string): boolean {
  return lead.endsWith('(') || /^(?:0[1-9]\d*|\d{3})$/.test(digits) || (digits === '1' && next?.digits.length === 3)
}

/** As many groups as one number can have, if the text goes on after the last with no letter. */
function withinLength(run: readonly DigitGroup[]): readonly DigitGroup[] {
  let length = 0
  const end = run.findIndex(({ digits }) => {
    length += digits.length
    return length > LONGEST
  })
  return end === -1 ? run : run.slice(0, end)
}

/** The longest beginning that fits; few are tried where each is looked up. */
function firstFit(
  groups: readonly DigitGroup[],
  fits: (groups: readonly DigitGroup[]) => boolean,
  tries: number = MOST_LOOKED_UP,
): readonly DigitGroup[] {
  for (let end = groups.length; end > 0 && end > groups.length - tries; end -= 1) {
    const part = groups.slice(0, end)
    if (fits(part)) return part
  }
  return []
}

function digitsOf(groups: readonly DigitGroup[]): string {
  return groups.map(({ digits }) => digits).join('')
}

function isInternational(number: string): boolean {
  return number.length > SHORTEST && parsePhoneNumberFromString(number)?.isPossible() === true
}

/** Numbers of ten digits that begin with zeros are documents of an ERP; written in parts they are not. */
function isZeroZero(digits: string, inParts: boolean): boolean {
  if (digits.length < 11 && !inParts) return false
  return parsePhoneNumberFromString(`+${digits.slice(2)}`)?.isValid() === true
}

/** What is a number in one of the countries. Without a trunk zero the digits are all that is written there, or any code would be one. */
function isDialledIn(text: string, groups: readonly DigitGroup[], whole: number, countries: readonly CountryCode[]): boolean {
  const digits = digitsOf(groups)
  const last = groups.at(-1)
  if (digits.length < SHORTEST || last === undefined || isPartOfCode(text, groups) || isOtherCode(text, groups)) return false
  if (groups.length === 1 ? !/^0[1-9]\d{8,}$/.test(digits) : !digits.startsWith('0') && groups.length !== whole) return false
  return countries.some(country => parsePhoneNumberFromString(digits, country)?.isValid() === true)
}
