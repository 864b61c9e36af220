import type { Issue } from '../issue.ts'
import { DECIMAL_COMMA } from '../literal-text.ts'
import { quoted } from './quoted.ts'
import type { PlainText } from './scalar-traps.ts'
import { isProse } from './scalar-traps.ts'
import type { TextPlaces } from './text-places.ts'

/** What was written by a slip, and what was meant. */
export interface Slip {
  readonly issue: Issue
  readonly text: string
}

/** Blanks that look like the plain one and are none to YAML and to expressions; mostly from a web page or a word processor. */
const ODD_BLANKS = /[\u00a0\u2000-\u200a\u202f\u3000]/g

/** Whether a text holds a blank that is none. */
export function hasOddBlanks(text: string): boolean {
  return text.search(ODD_BLANKS) >= 0
}

/** A slip in an unquoted text that can mean one thing only: odd blanks, a comma before decimals. */
export function typingSlip(places: TextPlaces, plain: PlainText): Slip | undefined {
  if (hasOddBlanks(plain.source) && !isProse(plain)) return oddBlanks(places, plain.start, plain.end)
  const inQuotes = isProse(plain) ? undefined : /^[“„«‘‚‹]([^“”„«»‘’‚‹›]*)[”“»’‘›]$/.exec(plain.source)?.[1]
  if (inQuotes !== undefined) return oddQuotes(places.at(plain.start, plain.end), inQuotes)
  return DECIMAL_COMMA.test(plain.source) ? decimalComma(places, plain.start, plain.source) : undefined
}

/** The part of the file, with plain blanks for the odd ones in it. */
export function oddBlanks(places: TextPlaces, start: number, end: number): Slip {
  const source = places.text.slice(start, end)
  const text = source.replaceAll(ODD_BLANKS, ' ')
  const message = 'a no-break space stands here, and only plain blanks separate'
  return { issue: slip('odd-blank', message, places.at(start, end), text), text }
}

function oddQuotes(at: Issue['at'], text: string): Slip {
  return { issue: slip('odd-quotes', 'only straight quotes keep a text together', at, quoted(text)), text }
}

/** `25.000,00 EUR` and `1000,5 EUR`. */
export function decimalComma(places: TextPlaces, start: number, source: string): Slip {
  const text = source.replaceAll('.', '').replace(',', '.')
  const at = places.at(start, start + source.length)
  return { issue: slip('decimal-comma', `decimals stand behind a point, and nothing between thousands: \`${source}\``, at, text), text }
}

/** On a line that YAML cannot read: odd blanks, or no blank behind the dash of a list or the colon of a key. */
export function slipOnLine(places: TextPlaces, offset: number): Issue | undefined {
  const start = places.lineStart(offset)
  const line = places.text.slice(start, places.lineEnd(offset))
  const odd = /^[^"'#]*?([\u00a0\u2000-\u200a\u202f\u3000]+)/.exec(line)
  if (odd !== null) return oddBlanks(places, start + odd[0].length - (odd[1] ?? '').length, start + odd[0].length).issue
  const dash = dashOnLine(places, offset) ?? dashOnLine(places, Math.max(0, start - 1))
  if (dash !== undefined) return dash
  const colon = /^(\s*(?:- )*)([A-Za-z][\w.-]*:)(?=[^\s:/])/.exec(line)
  return colon === null ? undefined : missingBlank(places, start + (colon[1] ?? '').length, colon[2] ?? '', 'colon')
}

/** Found on the line itself, or on the next one, which then does not go on with the list. */
function dashOnLine(places: TextPlaces, offset: number): Issue | undefined {
  const start = places.lineStart(offset)
  const dash = /^(\s*(?:- )*)-(?=[{["'A-Za-z])/.exec(places.text.slice(start, places.lineEnd(offset)))
  return dash === null ? undefined : missingBlank(places, start + (dash[1] ?? '').length, '-', 'dash')
}

/** `{ id:noted }`: a key with its value, as YAML reads a key alone. */
export function gluedKey(source: string): { readonly key: string; readonly value: string } | undefined {
  const [, key, value] = /^([A-Za-z][\w-]*):([^\s:/].*)$/.exec(source) ?? []
  return key === undefined || value === undefined ? undefined : { key, value }
}

export function missingBlank(places: TextPlaces, start: number, mark: string, name: 'dash' | 'colon'): Issue {
  return slip('yaml-syntax', `a blank is missing behind the ${name}`, places.at(start, start + mark.length), `${mark} `)
}

function slip(code: string, message: string, at: Issue['at'], fix: string): Issue {
  return { code, severity: 'error', message, at, suggestion: `write \`${fix}\``, fix }
}
