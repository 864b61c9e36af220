import type { FoundKind, RedactionModel } from '../../policy/redaction-model.ts'
import { FOUND_KINDS } from '../../policy/redaction-model.ts'
import { findCards } from './find-cards.ts'
import { findEmails } from './find-emails.ts'
import { findIbans } from './find-ibans.ts'
import { findPhones } from './find-phones.ts'
import { findSecrets } from './find-secrets.ts'
import type { Finder } from './redact-text.ts'

type Countries = RedactionModel['countries']

/** In an order in which the one that knows more of a part comes first. */
export function textRecognisers(kinds: readonly FoundKind[], countries: Countries): readonly Finder[] {
  const all: Readonly<Record<FoundKind, Finder>> = {
    secret: findSecrets,
    email: findEmails,
    iban: findIbans,
    card: findCards,
    phone: (folded, budget) => findPhones(folded, countries, budget),
  }
  return FOUND_KINDS.filter(kind => kinds.includes(kind)).map(kind => all[kind])
}

/** Some systems know customers by their phone number; other rows of digits are ids of any kind, and stay. */
export function idRecognisers(kinds: readonly FoundKind[], countries: Countries): readonly Finder[] {
  const [inside, phone] = [kinds.filter(kind => kind !== 'phone'), kinds.filter(kind => kind === 'phone')]
  return [...textRecognisers(inside, countries), ...textRecognisers(phone, countries).map(wholeNumber)]
}

function wholeNumber(find: Finder): Finder {
  return (folded, budget) =>
    folded.text.startsWith('+') ? find(folded, budget).filter(({ start, end }) => start === 0 && end === folded.text.length) : []
}
