import type { At } from '../issue.ts'
import type { ScalarNode } from '../source-node.ts'
import type { JsonCursor } from './json-cursor.ts'
import { complain, found, stop } from './json-cursor.ts'

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
])

/** A text, a number, `true`, `false` or `null`. */
export function readJsonScalar(cursor: JsonCursor): ScalarNode | undefined {
  const { text } = cursor.places
  const start = cursor.offset
  if (text[start] === '"') return readJsonText(cursor)
  const word = text.slice(start, wordEnd(text, start))
  if (NUMBER.test(word)) return readNumber(cursor, word)
  const value = WORDS.get(word)
  if (value === undefined) return refuseScalar(cursor, word)
  cursor.offset += word.length
  return scalar(cursor, value, word, start)
}

function wordEnd(text: string, start: number): number {
  let end = start
  while (WORD.test(text[end] ?? '')) end += 1
  return end
}

const WORD = /^[\w.+-]$/

function readNumber(cursor: JsonCursor, source: string): ScalarNode | undefined {
  const start = cursor.offset
  cursor.offset += source.length
  const value = Number(source)
  if (!Number.isFinite(value))
    complain(cursor, 'number-not-finite', `\`${source.slice(0, 60)}\` is infinite to a reader`, start, cursor.offset)
  return scalar(cursor, Number.isFinite(value) ? value : 0, source, start)
}

function refuseScalar(cursor: JsonCursor, word: string): undefined {
  const { offset } = cursor
  const isQuote = cursor.places.text[offset] === "'"
  const suggestion = isQuote ? 'JSON has double quotes only' : REMEDIES.get(word)
  stop(cursor, 'json-syntax', `a value is needed, but ${found(cursor)}`, offset, offset + Math.max(word.length, 1), suggestion)
}

const REMEDIES: ReadonlyMap<string, string> = new Map([
  ['True', 'write `true`'],
  ['False', 'write `false`'],
  ['None', 'write `null`'],
  ['undefined', 'leave the key out'],
  ['NaN', 'JSON has no such number'],
  ['Infinity', 'JSON has no such number'],
])

/** A text in double quotes at the cursor. */
export function readJsonText(cursor: JsonCursor): ScalarNode | undefined {
  const { text } = cursor.places
  const start = cursor.offset
  const end = closingQuote(text, start + 1)
  if (end === undefined) return stop(cursor, 'json-syntax', 'the text is not closed on its line', start, start + 1)
  cursor.offset = end + 1
  const value = decoded(text.slice(start, end + 1))
  if (value === undefined) return stop(cursor, 'json-syntax', 'the text holds an escape that JSON does not know', start, end + 1)
  if (value.isWellFormed()) return scalar(cursor, value, value, start)
  complain(cursor, 'not-unicode', 'the text holds half a character', start, end + 1)
  return scalar(cursor, value.toWellFormed(), value.toWellFormed(), start)
}

function closingQuote(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at]
    if (character === '"') return at
    if (character === '\\') at += 1
    if (character === '\n') return undefined
  }
  return undefined
}

/** The one place where the built-in reader is asked: escapes and control characters are its business. */
function decoded(quoted: string): string | undefined {
  try {
    return String(JSON.parse(quoted))
  } catch {
    return undefined
  }
}

function scalar(cursor: JsonCursor, value: ScalarNode['value'], source: string, start: number): ScalarNode {
  const { places, offset } = cursor
  const at = places.at(start, offset)
  const isText = typeof value === 'string'
  const isPlain = isText && offset - start === source.length + 2
  const place = (from: number, to = from + 1): At => (isPlain ? places.at(start + 1 + from, Math.min(start + 1 + to, offset)) : at)
  return { kind: 'scalar', value, source, style: isText ? 'quoted' : 'plain', at, place }
}
