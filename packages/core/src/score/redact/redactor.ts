import type { FoundKind, PseudonymKind, RedactionModel } from '../../policy/redaction-model.ts'
import { FOUND_KINDS } from '../../policy/redaction-model.ts'
import { findCards } from './find-cards.ts'
import { findEmails } from './find-emails.ts'
import { findIbans } from './find-ibans.ts'
import { findPhones } from './find-phones.ts'
import { findSecrets, namesSecret } from './find-secrets.ts'
import type { Identifying } from './identity-of.ts'
import { identityOf } from './identity-of.ts'
import { knownSpellings } from './known-spellings.ts'
import { knownValueFinder } from './known-values.ts'
import type { KnownPersonal } from './personal-values.ts'
import { pseudonymFinder, pseudonyms } from './pseudonyms.ts'
import type { Finder } from './redact-text.ts'
import { redactText } from './redact-text.ts'
import { searchBudget } from './search-budget.ts'

/** Replaces what must not be shown, all through one question. */
export interface Redactor {
  /** A free text: all that is recognised in it, and what looks like a pseudonym. */
  readonly text: (original: string) => string
  /** A text that quotes another question: pseudonyms in it are given anew. */
  readonly quoted: (original: string, source: string) => string
  /** An id: left alone, unless it has an e-mail address, a secret, a card, an IBAN or a personal value in it, or is a phone number with its country. */
  readonly id: (original: string) => string
  /** A text that is shown as it is; only what looks like a pseudonym is given anew. */
  readonly kept: (original: string) => string
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
/** Steps of one question, and as many again for telling personal values apart: a tenth of a second or less. */
const MOST_STEPS = 100_000
/** Texts of so few characters are read once. */
const SHORT = 64
/** Behind a text that was not read to its end, in place of which stands a pseudonym. */
const NOT_SEARCHED = ' [not searched: too much looks like a number]'

type Recognised = Pick<RedactionModel, 'ignore' | 'countries'>

export function redactorOf({ ignore, countries }: Recognised, personal: KnownPersonal): Redactor {
  const sought = FOUND_KINDS.filter(kind => !ignore.includes(kind))
  const recognisers = recognisersOf(sought, countries)
  const identifying: Identifying = { finders: recognisersOf(FOUND_KINDS, countries), budget: searchBudget(MOST_STEPS), letters: new Map() }
  const tooMany = personal === 'too-many'
  const findKnown = knownValueFinder(tooMany ? [] : knownSpellings(personal, identifying))
  const { of: name } = pseudonyms()
  const budget = searchBudget(MOST_STEPS)
  let left = MOST_IN_QUESTION
  const read = (original: string, finders: readonly Finder[]): string => {
    const most = Math.max(0, Math.min(MOST_IN_TEXT, left))
    left -= Math.min(original.length, most)
    return redactText(original, most, finders, budget, name) ?? `${whole(original, 'text')}${NOT_SEARCHED}`
  }
  const whole = (original: string, kind: PseudonymKind): string => name(identityOf(original, kind, identifying))
  const keptFinders: readonly Finder[] = [pseudonymFinder('')]
  const idFinders = [
    ...keptFinders,
    ...recognisersOf(sought.filter(isNoId), countries),
    ...recognisersOf(
      sought.filter(kind => kind === 'phone'),
      countries,
    ).map(wholeNumber),
    findKnown,
  ]
  const quotedFinders = [...recognisers, findKnown]
  const textFinders = [...keptFinders, ...quotedFinders]
  /** Rows repeat the names of their members, and words like `open`. */
  const readOnce = (finders: readonly Finder[]): ((original: string) => string) => {
    const short = new Map<string, string>()
    return original => {
      const known = short.get(original)
      if (known !== undefined && left > original.length) {
        left -= original.length
        return known
      }
      const shown = read(original, finders)
      if (original.length <= SHORT && left > 0) short.set(original, shown)
      return shown
    }
  }
  const text = readOnce(textFinders)
  return {
    text: original => (tooMany ? whole(original, 'text') : text(original)),
    quoted: (original, source) => (tooMany ? whole(original, 'text') : read(original, [pseudonymFinder(source), ...quotedFinders])),
    id: original => (tooMany ? whole(original, 'id') : read(original, idFinders)),
    kept: readOnce(keptFinders),
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
    phone: (folded, budget) => findPhones(folded, countries, budget),
  }
  return FOUND_KINDS.filter(kind => kinds.includes(kind)).map(kind => all[kind])
}

/** What no system makes an id of. */
function isNoId(kind: FoundKind): boolean {
  return kind !== 'phone'
}

/** Some systems know customers by their phone number; other rows of digits are ids of any kind. */
function wholeNumber(find: Finder): Finder {
  return (folded, budget) =>
    folded.text.startsWith('+') ? find(folded, budget).filter(({ start, end }) => start === 0 && end === folded.text.length) : []
}
