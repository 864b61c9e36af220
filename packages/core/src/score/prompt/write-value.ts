import type { Json } from '../../values/json.ts'
import { quoteUntrusted } from './quote-untrusted.ts'

/** How much of one value is written, in UTF-16 units before escaping. It hangs on nothing but the shape of the question. */
export interface Room {
  /** Of one text. */
  readonly text: number
  /** Of all texts, numbers and keys of the value together; what is begun is finished. */
  readonly value: number
}

const MOST_ELEMENTS = 200
const DEEPEST = 12

/** A value from outside as JSON, cut where it is too long, with a mark in angle brackets, which no text from outside can write. */
export function writeValue(value: Json, room: Room): string {
  return write(value, { text: room.text, left: room.value }, 0)
}

/** A text alone. */
export function writeText(text: string, longest: number): string {
  if (text.length <= longest) return quoteUntrusted(text)
  const kept = isHalfway(text, longest) ? longest - 1 : longest
  const quoted = quoteUntrusted(text.slice(0, kept))
  return `${quoted.slice(0, -1)}${moreMark(text.length - kept, 'character')}"`
}

/** Between the two units of one character. */
function isHalfway(text: string, at: number): boolean {
  return at > 0 && /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at))
}

/** One value on its way out; `left` shrinks. */
interface Writing {
  readonly text: number
  left: number
}

function write(value: Json, writing: Writing, depth: number): string {
  if (typeof value === 'string') {
    writing.left -= Math.min(value.length, writing.text)
    return writeText(value, writing.text)
  }
  writing.left -= 1
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null'
  if (typeof value === 'boolean') return String(value)
  // INVARIANT: what comes from JavaScript may hold a null that the type has no word for.
  if (typeof value !== 'object' || value === null) return 'null'
  if (depth >= DEEPEST) return '"<nested deeper, not shown>"'
  return isList(value) ? writeList(value, writing, depth) : writeObject(value, writing, depth)
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

function writeList(list: readonly Json[], writing: Writing, depth: number): string {
  const items: string[] = []
  for (const item of list) {
    if (items.length >= MOST_ELEMENTS || writing.left <= 0) break
    items.push(write(item, writing, depth + 1))
  }
  const more = list.length - items.length
  return `[${[...items, ...(more > 0 ? [`"${moreMark(more, 'element')}"`] : [])].join(',')}]`
}

function writeObject(object: Readonly<Record<string, Json>>, writing: Writing, depth: number): string {
  const entries = Object.entries(object)
  const members: string[] = []
  for (const [key, value] of entries) {
    if (members.length >= MOST_ELEMENTS || writing.left <= 0) break
    writing.left -= Math.min(key.length, writing.text)
    members.push(`${writeKey(key, writing.text, members.length)}:${write(value, writing, depth + 1)}`)
  }
  const more = entries.length - members.length
  return `{${[...members, ...(more > 0 ? [`"${moreMark(more, 'member')}":true`] : [])].join(',')}}`
}

/** Whether a text is one of our marks, or would be mistaken for one once its escapes are read. */
export function isMark(text: string): boolean {
  return /^<(?:\d+ more (?:element|member)s?|nested deeper,) not shown>$/.test(text)
}

/** With its place where it is cut: two long keys may begin alike. */
function writeKey(key: string, longest: number, place: number): string {
  return key.length <= longest ? quoteUntrusted(key) : `${writeText(key, longest).slice(0, -1)}<key ${place + 1}>"`
}

function moreMark(count: number, what: string): string {
  return `<${count} more ${what}${count === 1 ? '' : 's'} not shown>`
}
