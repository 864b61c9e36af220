import { isWordLetter, MANY_DIGITS } from './digit-groups.ts'
import type { FoldedText } from './folded-text.ts'
import type { SearchBudget } from './search-budget.ts'
import { ACCOUNT, UNLIMITED } from './search-budget.ts'
import type { Span } from './span.ts'

/** How long the account numbers of each country are, after the registry of ISO 13616. */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 ' +
    'FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 ' +
    'MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 ' +
    'SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map(entry => [entry.slice(0, 2), Number(entry.slice(2))]),
)

const START = /[a-z]{2}(?=[ -]?[\doil])/gi

/** Bank accounts: country, its length and check digits must be right, so that hardly any other code is one by chance. */
export function findIbans({ text }: FoldedText, budget: SearchBudget = UNLIMITED): readonly Span[] {
  const spans: Span[] = []
  if (!MANY_DIGITS.test(text)) return spans
  for (const { index, 0: country } of text.matchAll(START)) {
    const length = LENGTHS.get(country.toUpperCase())
    if (length === undefined) continue
    if (!budget.spend(ACCOUNT)) break
    const read = characters(text, index, length)
    if (read === undefined || !hasCheckDigits(read.iban)) continue
    spans.push({ start: index, end: read.end, kind: 'iban', identity: `iban:${read.iban}` })
  }
  return spans
}

/** So many letters and digits from here on, spaces and dashes between them left out. */
function characters(text: string, from: number, length: number): { readonly iban: string; readonly end: number } | undefined {
  let iban = ''
  let end = from
  while (iban.length < length) {
    const letter = text[end] ?? ''
    if (/[a-z\d]/i.test(letter)) iban += letter.toUpperCase()
    else if (!/[ .-]/.test(letter) || !/^ ?[a-z\d]/i.test(text.slice(end + 1, end + 3))) return undefined
    end += 1
  }
  return isWordLetter(text[end]) ? undefined : { iban: withPlainDigits(iban), end }
}

/** The check digits are digits, whatever they were made to look like. */
function withPlainDigits(iban: string): string {
  return iban.slice(0, 2) + iban.slice(2, 4).replace(/O/g, '0').replace(/[IL]/g, '1') + iban.slice(4)
}

function hasCheckDigits(iban: string): boolean {
  let remainder = 0
  for (const letter of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(letter, 36)
    if (Number.isNaN(value)) return false
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder === 1
}
