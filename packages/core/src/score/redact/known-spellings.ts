import type { PseudonymKind } from '../../policy/redaction-model.ts'
import { compactText } from './compact-text.ts'
import { foldedText } from './folded-text.ts'
import type { Identifying } from './identity-of.ts'
import { identityOf } from './identity-of.ts'
import type { KnownValue } from './known-values.ts'
import { isCommonWord, nameWords } from './name-words.ts'
import { transliterated } from './transliterated.ts'

/** A value of a personal field, and what the field is. */
export interface PersonalValue {
  readonly text: string
  readonly kind: PseudonymKind
}

/** Of a longer value its lines are looked for. */
const LONGEST = 200
const MOST_LINES = 200

/**
 * How a personal value may stand in another text: itself, its parts where it is a name, without its prefix where it is a phone number, its
 * lines where it is long. Wholes come before parts, so that a value that is also part of another keeps its own pseudonym.
 */
export function knownSpellings(values: readonly PersonalValue[], identifying: Identifying): readonly KnownValue[] {
  const wholes: KnownValue[] = []
  const parts: KnownValue[] = []
  for (const { text, kind } of values) {
    const identified = identityOf(text, kind, identifying)
    const known = (spelling: string): readonly KnownValue[] =>
      [telling(spelling, identifying.letters)].flatMap(compact => (compact === undefined ? [] : [{ ...identified, compact }]))
    wholes.push(...[text, ...otherWholes(text, kind, identified.identity)].flatMap(known))
    parts.push(...partsOf(text, kind, identifying.letters).flatMap(known))
  }
  return [...wholes, ...parts]
}

function otherWholes(text: string, kind: PseudonymKind, identity: string): readonly string[] {
  if (identity.startsWith('phone:')) {
    const number = identity.slice('phone:'.length)
    return [number, `0${number}`]
  }
  if (kind !== 'name') return []
  const words = text.trim().split(/[\s,;]+/)
  const last = words.at(-1)
  const turned = words.length > 1 && words.length <= 4 && last !== undefined ? [`${last} ${words.slice(0, -1).join(' ')}`] : []
  const latin = transliterated(text)
  return latin === undefined ? turned : [...turned, latin]
}

function partsOf(text: string, kind: PseudonymKind, letters: Map<string, string>): readonly string[] {
  const lines = text.length > LONGEST ? text.split(/[\n\r.;!?]+/, MOST_LINES).filter(line => line.trim().length >= 12) : []
  switch (kind) {
    case 'name':
      return [text, transliterated(text) ?? ''].flatMap(name => nameWords(foldedText(name, letters).text)).filter(isNamePart)
    case 'address':
      return [...lines, ...addressParts(text.split(/[,;\n\r]+/, MOST_LINES))]
    default:
      return lines
  }
}

/** A street with its number, a city with its code; a city alone is a place of many. */
function addressParts(parts: readonly string[]): readonly string[] {
  const pairs = parts.slice(1).map((part, index) => `${parts[index]} ${part}`)
  return [...parts, ...pairs].filter(part => /\d/.test(part) && /\p{L}{3}/u.test(part))
}

/** An initial or a word that anybody uses says nothing about a person. */
function isNamePart(word: string): boolean {
  return /\p{L}{3}/u.test(word) || (/\p{Lo}{2}/u.test(word) && !isCommonWord(word))
}

/** The spelling as it is looked for; nothing where it is too short or too common to stand for the value wherever it occurs. */
function telling(spelling: string, folded: Map<string, string>): string | undefined {
  if (spelling.length > LONGEST) return undefined
  const { text } = foldedText(spelling, folded)
  const compact = compactText({ text })
  if (!/\p{L}/u.test(text)) return /(?:\p{N}\P{N}*){6}/u.test(text) ? compact : undefined
  const isLong = /(?:[\p{L}\p{N}][^\p{L}\p{N}]*){3}|\p{Lo}{2}/u.test(text)
  return isLong && !isCommonWord(compact) ? compact : undefined
}
