import type { PseudonymKind, RedactionModel } from '../../policy/redaction-model.ts'
import { FOUND_KINDS } from '../../policy/redaction-model.ts'
import { namesSecret } from './find-secrets.ts'
import type { Identifying } from './identity-of.ts'
import { identityOf } from './identity-of.ts'
import { knownSpellings } from './known-spellings.ts'
import { knownValueFinder } from './known-values.ts'
import type { KnownPersonal } from './personal-values.ts'
import { pseudonymFinder, pseudonyms } from './pseudonyms.ts'
import { MOST_STEPS, questionReader } from './question-reader.ts'
import { idRecognisers, textRecognisers } from './recognisers.ts'
import type { Finder } from './redact-text.ts'
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

/** Behind a text that was not read to its end, in place of which stands a pseudonym. */
const NOT_SEARCHED = ' [not searched: too much looks like a number]'

type Recognised = Pick<RedactionModel, 'ignore' | 'countries'>

export function redactorOf({ ignore, countries }: Recognised, personal: KnownPersonal): Redactor {
  const sought = FOUND_KINDS.filter(kind => !ignore.includes(kind))
  const identifying: Identifying = {
    finders: textRecognisers(FOUND_KINDS, countries),
    budget: searchBudget(MOST_STEPS),
    letters: new Map(),
  }
  const tooMany = personal === 'too-many'
  const findKnown = knownValueFinder(tooMany ? [] : knownSpellings(personal, identifying))
  const { of: name } = pseudonyms()
  const reader = questionReader(name)
  const whole = (original: string, kind: PseudonymKind): string => name(identityOf(original, kind, identifying))
  const read = (original: string, finders: readonly Finder[]): string =>
    reader.read(original, finders) ?? `${whole(original, 'text')}${NOT_SEARCHED}`
  const written = [pseudonymFinder('')]
  const quotedFinders = [...textRecognisers(sought, countries), findKnown]
  const textFinders = [...written, ...quotedFinders]
  const idFinders = [...written, ...idRecognisers(sought, countries), findKnown]
  return {
    text: original => (tooMany ? whole(original, 'text') : read(original, textFinders)),
    quoted: (original, source) => (tooMany ? whole(original, 'text') : read(original, [pseudonymFinder(source), ...quotedFinders])),
    id: original => (tooMany ? whole(original, 'id') : read(original, idFinders)),
    kept: original => read(original, written),
    whole,
    isSecretName: member => sought.includes('secret') && namesSecret(member),
    spend: reader.spend,
  }
}
