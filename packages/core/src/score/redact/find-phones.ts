import type { CountryCode, PhoneNumber } from 'libphonenumber-js/min'
import type { DigitGroup } from './digit-groups.ts'
import { digitRuns, isWordLetter } from './digit-groups.ts'
import type { FoldedText } from './folded-text.ts'
import { isDay, isOtherCode, isPartOfCode, looksNational } from './looks-national.ts'
import { phoneLibrary } from './phone-library.ts'
import type { SearchBudget } from './search-budget.ts'
import { BEGINNING, LOOK_UP } from './search-budget.ts'
import type { Span } from './span.ts'

const KEYWORDS =
  'tel|telefono?|telephone|phone|fone?|mobile?|mobil(?:e|nummer|telefon)?|movil|celular|handy|cell ?phone|cell(?= ?[:#])|fax|call|ring|dial|sms|' +
  'ph|mob|whatsapp|viber|rufnummer|durchwahl|anrufen|hotline|portable|cellulare|telefoon|tlf|puhelin|numer telefonu|電話|电话|手机'
/** Right before a number: `Tel.: `, `call me at `, `phone no `. */
const KEYWORD = new RegExp(
  `(?:^|[^\\p{L}])(?:${KEYWORDS})s?\\.?(?: ?(?:me|us|him|her|them|at|on|is|ist|lautet|under|unter|number|no|nr|nummer)\\.?)*[ .:#=(]{0,4}$`,
  'iu',
)
const LONGEST_LEAD = 40
const SHORTEST = 7
/** Fewer digits are no number even after a word for phone. */
const LEAST = 6
const LONGEST = 15
/** So many digits without a gap are a number by themselves. */
const WHOLE = 9
const MOST_TRIED = 6

/**
 * Phone numbers: with an international prefix, after a word for phone, or written as only phone numbers are. `countries` adds what is a
 * number there. A plain row of digits is an order, an article or a parcel, and stays.
 */
export function findPhones({ text }: FoldedText, countries: readonly string[], budget: SearchBudget): readonly Span[] {
  const runs = digitRuns(text, budget)
  if (runs.length === 0) return []
  const reading: Reading = { text, countries: countries.filter(isCountry), budget }
  return runs.flatMap(run => (digitsOf(run).length < LEAST ? [] : phonesIn(reading, run)))
}

/** One text being read. */
interface Reading {
  readonly text: string
  readonly countries: readonly CountryCode[]
  readonly budget: SearchBudget
}

/** The same for `+49 30 1234567`, `0049 30 1234567` and `030 1234567`: the number without what is dialled before it. */
export function phoneIdentity(written: string, budget: SearchBudget): string {
  const digits = written.replace(/\D/g, '')
  const international = written.includes('+') ? `+${digits}` : `+${digits.slice(2)}`
  const isInternational = written.includes('+') || /^00[1-9]/.test(digits)
  const parsed = isInternational && budget.spend(LOOK_UP) ? phoneLibrary()?.parsePhoneNumberFromString(international) : undefined
  return `phone:${parsed?.nationalNumber ?? digits.replace(/^(?:0+|1(?=[2-9]\d{9}$))/, '')}`
}

function isCountry(code: string): code is CountryCode {
  return phoneLibrary()?.isSupportedCountry(code) === true
}

function phonesIn(reading: Reading, run: readonly DigitGroup[]): readonly Span[] {
  const spans: Span[] = []
  let from = 0
  while (from < run.length && reading.budget.spend(BEGINNING)) {
    const groups = phoneFrom(reading, run, from)
    const [first] = groups
    const last = groups.at(-1)
    if (first !== undefined && last !== undefined) {
      const start = opening(reading.text, first)
      spans.push({ start, end: last.end, kind: 'phone', identity: phoneIdentity(reading.text.slice(start, last.end), reading.budget) })
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
function phoneFrom(reading: Reading, run: readonly DigitGroup[], from: number): readonly DigitGroup[] {
  const { text, budget } = reading
  const first = run[from]
  if (first === undefined || isWordLetter(text[first.start - 1])) return []
  const longest = withinLength(text, run, from)
  if (digitsOf(longest).length < LEAST) return []
  const lead = text.slice(Math.max(0, first.start - LONGEST_LEAD), first.start)
  if (/\+[ (]{0,2}$/.test(lead)) return internationalFit(reading, longest)
  if (/^00[1-9]/.test(first.digits)) {
    const found = firstFit(longest, groups => isZeroZero(reading, digitsOf(groups), groups.length > 1))
    if (found.length > 0) return found
  }
  if (KEYWORD.test(lead)) return first.digits.length >= WHOLE ? [first] : isDay(longest) ? [] : longest
  const next = run[from + 1]
  const national = mayBeNational(first, next, lead)
    ? firstFit(longest, groups => budget.spend(1) && looksNational(text, groups), LONGEST)
    : []
  return national.length > 0 ? national : firstFit(longest, groups => isDialledIn(reading, groups, from === 0 ? run.length : undefined))
}

/** Said before every beginning is tried. */
function mayBeNational({ digits }: DigitGroup, next: DigitGroup | undefined, lead: string): boolean {
  return lead.endsWith('(') || /^(?:0[1-9]\d*|\d{3})$/.test(digits) || (digits === '1' && next?.digits.length === 3)
}

/** As many groups from here as one number can have, up to where another begins. */
function withinLength(text: string, run: readonly DigitGroup[], from: number): readonly DigitGroup[] {
  let length = 0
  let end = from
  for (const group of run.slice(from, from + LONGEST)) {
    length += group.digits.length
    if (length > LONGEST || beginsAnother(text, group, end - from, length - group.digits.length)) break
    end += 1
  }
  return run.slice(from, end)
}

/** `0049…` behind what is a number already, or a bracket behind the area. */
function beginsAnother(text: string, { start, digits }: DigitGroup, index: number, before: number): boolean {
  return (before > SHORTEST && /^00[1-9]/.test(digits)) || (index > 1 && text[start - 1] === '(')
}

/** The longest beginning that fits; few are tried where each is looked up. */
function firstFit(
  groups: readonly DigitGroup[],
  fits: (groups: readonly DigitGroup[]) => boolean,
  tries: number = MOST_TRIED,
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

/** Without the library, and where more is looked up than anybody writes, all of it is replaced unseen. */
function lookUp({ budget }: Reading, number: string, country?: CountryCode): PhoneNumber | 'unseen' | undefined {
  const library = phoneLibrary()
  return library === undefined || !budget.spend(LOOK_UP) ? 'unseen' : library.parsePhoneNumberFromString(number, country)
}

/** The longest valid beginning, so that what follows is read for itself; else the longest that might be one. */
function internationalFit(reading: Reading, groups: readonly DigitGroup[]): readonly DigitGroup[] {
  const fitting = (check: 'isValid' | 'isPossible'): readonly DigitGroup[] =>
    firstFit(groups, part => {
      const digits = digitsOf(part)
      const found = digits.length < SHORTEST ? undefined : lookUp(reading, `+${digits}`)
      return found === 'unseen' || found?.[check]() === true
    })
  const valid = fitting('isValid')
  return valid.length > 0 ? valid : fitting('isPossible')
}

/** Numbers of ten digits that begin with zeros are documents of an ERP; written in parts they are not. */
function isZeroZero(reading: Reading, digits: string, inParts: boolean): boolean {
  if (digits.length < 11 && !inParts) return false
  const found = lookUp(reading, `+${digits.slice(2)}`)
  return found === 'unseen' || found?.isValid() === true
}

/** What is a number in one of the countries. Without a trunk zero the digits are all that is written there, or any code would be one. */
function isDialledIn(reading: Reading, groups: readonly DigitGroup[], whole: number | undefined): boolean {
  const digits = digitsOf(groups)
  if (reading.countries.length === 0 || digits.length < SHORTEST) return false
  if (!isWrittenAtHome(digits, groups.length, whole)) return false
  if (isPartOfCode(reading.text, groups) || isOtherCode(reading.text, groups)) return false
  return reading.countries.some(country => {
    const found = lookUp(reading, digits, country)
    // A valid number without what is dialled before it at home is any number: a quantity, a price.
    return found === 'unseen' || (found?.isValid() === true && found.formatNational().replace(/\D/g, '') === digits)
  })
}

/** With a trunk zero; or nine digits and more in parts that are all that is written there. */
function isWrittenAtHome(digits: string, parts: number, whole: number | undefined): boolean {
  if (parts === 1) return /^0[1-9]\d{8,10}$/.test(digits) && !isArticle(digits)
  return /^0[1-9]/.test(digits) || (digits.length >= WHOLE && parts === whole)
}

/** The check digit of a GTIN of 12 digits: every tenth number that is none has it too. */
function isArticle(digits: string): boolean {
  const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  return digits.length === 12 && sum % 10 === 0
}
