import { isJsonObject } from '../../values/is-json-object.ts'
import { findCards } from '../redact/find-cards.ts'
import { findEmails } from '../redact/find-emails.ts'
import { findIbans } from '../redact/find-ibans.ts'
import { findSecrets, namesSecret } from '../redact/find-secrets.ts'
import type { FoldedText } from '../redact/folded-text.ts'
import { foldedText, originalRange } from '../redact/folded-text.ts'
import { PSEUDONYM } from '../redact/pseudonyms.ts'
import type { PseudonymKind, Span } from '../redact/span.ts'

/** What no cassette may hold, whatever the rules of the workspace let a model see: a file in git is read by more people, for longer. */
const FINDERS: readonly ((text: FoldedText) => readonly Span[])[] = [findSecrets, findCards, findIbans, findEmails]

/** Server's names of requests look random, and open nothing. */
const NOT_SEARCHED: ReadonlySet<string> = new Set(['requestIds'])

/** Kinds of secrets in the texts of some JSON, each once. Names of members are searched too: in a map by key they are data. */
export function secretsIn(json: unknown): readonly PseudonymKind[] {
  if (typeof json === 'string') return kindsIn(json)
  if (Array.isArray(json)) return distinct(json.flatMap(secretsIn))
  if (!isJsonObject(json)) return []
  return distinct(
    Object.entries(json).flatMap(([name, value]): readonly PseudonymKind[] => {
      if (NOT_SEARCHED.has(name)) return []
      const held = namesSecret(name) && typeof value === 'string' && shown(value) !== '' ? ['secret' as const] : secretsIn(value)
      return [...kindsIn(name), ...held]
    }),
  )
}

function kindsIn(text: string): readonly PseudonymKind[] {
  const folded = foldedText(shown(text))
  return distinct(FINDERS.flatMap(find => find(folded).map(({ kind }) => kind)))
}

/** What is left beside the names that redaction has put in. */
function shown(text: string): string {
  return text.replace(PSEUDONYM, '')
}

function distinct(kinds: readonly PseudonymKind[]): readonly PseudonymKind[] {
  return kinds.length < 2 ? kinds : [...new Set(kinds)].sort()
}

/** The same text with `[card]` for a card number, and so on. */
export function maskSecrets(text: string): string {
  const folded = foldedText(text)
  let masked = text
  // From the end, so that places before stay what they are.
  for (const { start, end, kind } of apart(FINDERS.flatMap(find => find(folded))).toReversed()) {
    const [from, until] = originalRange(folded, start, end)
    masked = `${masked.slice(0, from)}[${kind}]${masked.slice(until)}`
  }
  return masked
}

/** Spans that overlap are one, of the kind of the first. */
function apart(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1)
    if (last === undefined || span.start >= last.end) joined.push(span)
    else if (span.end > last.end) joined[joined.length - 1] = { ...last, end: span.end }
  }
  return joined
}
