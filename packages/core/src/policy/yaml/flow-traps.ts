import type { Issue } from '../issue.ts'
import { quoted } from './quoted.ts'
import { thousandsTrap } from './scalar-traps.ts'
import type { TextPlaces } from './text-places.ts'
import { decimalComma } from './typing-slips.ts'

/** An unquoted text inside `{ }` or `[ ]` that a comma cut in two, with the whole text that was meant. */
export interface CutText {
  readonly issue: Issue
  readonly text: string
  readonly end: number
}

/** `f(a, b)` loses ` b)` to the next entry: an unquoted text with an open bracket goes on until the bracket closes. */
export function cutCall(places: TextPlaces, source: string, start: number, limit: number): CutText | undefined {
  if (openBrackets(source) <= 0) return undefined
  const end = callEnd(places.text, start, limit)
  if (end === undefined) return undefined
  const text = places.text.slice(start, end).trimEnd()
  const message = `inside braces a comma ends an unquoted text: \`${text}\` was cut to \`${source}\``
  const fix = quoted(text)
  const at = places.at(start, start + text.length)
  return { issue: { code: 'cut-by-comma', severity: 'error', message, at, suggestion: `write \`${fix}\``, fix }, text, end }
}

/** `1,000 EUR` becomes `1` and an entry `000 EUR`. */
export function cutThousands(places: TextPlaces, source: string, start: number, end: number): CutText | undefined {
  if (!/^[-+]?\d{1,3}$/.test(source)) return undefined
  const rest = /^(,\d{3})+(\.\d+)?( [^\s,{}[\]#]+)?(?=\s*[,}\]])/.exec(places.text.slice(end, places.lineEnd(end)))
  if (rest === null) return undefined
  const written = source + rest[0]
  const issue = thousandsTrap(places.at(start, start + written.length), written)
  return { issue, text: issue.fix ?? written, end: start + written.length }
}

/** `25.000,00 EUR` becomes `25.000` and an entry `00 EUR`. In a list only with a unit: `[1,5]` may be two numbers. */
export function cutDecimals(places: TextPlaces, source: string, start: number, end: number, holder: 'map' | 'list'): CutText | undefined {
  if (!/^[-+]?(\d{1,3}(\.\d{3})+|\d+)$/.test(source)) return undefined
  const rest = /^,\d+( [^\s,{}[\]#]+)?(?=\s*[,}\]])/.exec(places.text.slice(end, places.lineEnd(end)))
  if (rest === null || (holder === 'list' && rest[1] === undefined)) return undefined
  const written = source + rest[0]
  return { ...decimalComma(places, start, written), end: start + written.length }
}

function openBrackets(text: string): number {
  let open = 0
  for (const character of text) {
    if (character === '(') open += 1
    if (character === ')') open -= 1
  }
  return open
}

/** No call on one line is longer; what is, is not looked through again and again. */
const LONGEST_TEXT = 1_000

/** Where the text ends that starts at `start`: the first comma or closing brace behind its last closing bracket, on the same line. */
export function callEnd(text: string, start: number, limit: number): number | undefined {
  const closers: string[] = []
  const last = Math.min(limit, start + LONGEST_TEXT)
  for (let index = start; index < last; index += 1) {
    const character = text[index] ?? ''
    const closer = CLOSERS[character]
    if (character === '\n') return undefined
    if (closer !== undefined) closers.push(closer)
    else if (closers.length === 0 && ENDS.has(character)) return index
    else if (closers.at(-1) === character) closers.pop()
    else if (closers.length > 0 && '}]'.includes(character)) return undefined
  }
  return undefined
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']' }
const ENDS: ReadonlySet<string> = new Set([',', '}', ']'])
