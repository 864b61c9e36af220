import type { FoundKind, PseudonymKind, RedactionModel } from '../../policy/redaction-model.ts'
import { FOUND_KINDS } from '../../policy/redaction-model.ts'
import { findCards } from './find-cards.ts'
import { findEmails } from './find-emails.ts'
import { findIbans } from './find-ibans.ts'
import { findPhones } from './find-phones.ts'
import { findSecrets, namesSecret } from './find-secrets.ts'
import type { FoldedText } from './folded-text.ts'
import type { Identifying } from './identity-of.ts'
import { identityOf } from './identity-of.ts'
import type { PersonalValue } from './known-spellings.ts'
import { knownSpellings } from './known-spellings.ts'
import { knownValueFinder } from './known-values.ts'
import { pseudonymFinder, pseudonyms } from './pseudonyms.ts'
import type { Finder } from './redact-text.ts'
import { redactText } from './redact-text.ts'

/** Replaces what must not be shown, all through one question. */
export interface Redactor {
  /** A free text: all that is recognised in it. */
  readonly text: (original: string) => string
  /** A text that quotes another question: pseudonyms in it are given anew. */
  readonly quoted: (original: string, source: string) => string
  /** An id: left alone, unless it has an e-mail address or a secret in it, or is itself a phone number with its country, an IBAN or a personal value. */
  readonly id: (original: string) => string
  /** A value of which nothing is shown. */
  readonly whole: (original: string, kind: PseudonymKind) => string
  /** Whether the value of a member of this name is a secret, whatever it looks like. */
  readonly isSecretName: (name: string) => boolean
  /** Takes one part of the question from what may be read; false when nothing is left. */
  readonly spend: (characters: number) => boolean
}

/** Characters of one text that are read. */
const MOST_IN_TEXT = 20_000
/** Characters of one question that are read. */
const MOST_IN_QUESTION = 200_000
/** More personal values than this cannot be looked for in every text: then no free text is shown at all. */
const MOST_KNOWN_CHARACTERS = 1_000_000

type Recognised = Pick<RedactionModel, 'ignore' | 'countries'>

export function redactorOf({ ignore, countries }: Recognised, personal: readonly PersonalValue[], taken: ReadonlySet<string>): Redactor {
  const sought = FOUND_KINDS.filter(kind => !ignore.includes(kind))
  const recognisers = recognisersOf(sought, countries)
  const identifying: Identifying = { finders: recognisersOf(FOUND_KINDS, countries) }
  const tooMany = personal.reduce((sum, { text }) => sum + text.length, 0) > MOST_KNOWN_CHARACTERS
  const findKnown = knownValueFinder(tooMany ? [] : knownSpellings(personal, identifying))
  const { of: name } = pseudonyms(taken)
  let left = MOST_IN_QUESTION
  const read = (original: string, finders: readonly Finder[]): string => {
    const most = Math.max(0, Math.min(MOST_IN_TEXT, left))
    left -= Math.min(original.length, most)
    return redactText(original, most, finders, name)
  }
  const whole = (original: string, kind: PseudonymKind): string => name(identityOf(original, kind, identifying))
  const idFinders = [
    ...recognisersOf(sought.filter(isNoId), countries),
    ...recognisersOf(sought, countries).map(wholeAccount),
    wholeOnly(findKnown),
  ]
  const textFinders = [...recognisers, findKnown]
  return {
    text: original => (tooMany ? whole(original, 'text') : read(original, textFinders)),
    quoted: (original, source) => (tooMany ? whole(original, 'text') : read(original, [pseudonymFinder(source), ...textFinders])),
    id: original => read(original, idFinders),
    whole,
    isSecretName: member => sought.includes('secret') && namesSecret(member),
    spend(characters) {
      left -= characters
      return left > 0
    },
  }
}

/** In an order in which the one that knows more of a part comes first. */
function recognisersOf(kinds: readonly FoundKind[], countries: readonly string[]): readonly Finder[] {
  const all: Readonly<Record<FoundKind, Finder>> = {
    secret: findSecrets,
    email: findEmails,
    iban: findIbans,
    card: findCards,
    phone: (folded: FoldedText) => findPhones(folded, countries),
  }
  return FOUND_KINDS.filter(kind => kinds.includes(kind)).map(kind => all[kind])
}

/** What no system makes an id of. */
function isNoId(kind: FoundKind): boolean {
  return kind === 'secret' || kind === 'email'
}

/** Some systems know customers by their phone number or account; rows of digits are ids of any kind. */
function wholeAccount(find: Finder): Finder {
  const findWhole = wholeOnly(find)
  return folded => findWhole(folded).filter(({ kind }) => kind === 'iban' || (kind === 'phone' && folded.text.startsWith('+')))
}

function wholeOnly(find: Finder): Finder {
  return folded => find(folded).filter(({ start, end }) => start === 0 && end === folded.text.length)
}
