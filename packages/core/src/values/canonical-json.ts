import type { Json } from './json.ts'
import { quoteJson } from './quote-json.ts'

/** What is being written, and how far. */
interface OpenArray {
  readonly kind: 'array'
  readonly source: object
  readonly length: number
  next: number
}

interface OpenObject {
  readonly kind: 'object'
  readonly source: object
  readonly keys: readonly string[]
  next: number
  empty: boolean
}

type Open = OpenArray | OpenObject

/**
 * The one text of a JSON value: RFC 8785 (keys in the order of their UTF-16 units, numbers and strings as ECMAScript writes them).
 *
 * Total, and of any depth: it keeps its own stack. `undefined` members are skipped. What no JSON text can say is written as the nearest
 * that one can: a lone surrogate as its escape; `null` for NaN, infinities, an object inside itself, and what is no JSON at all, which as
 * a member is skipped. `toJSON` is not called. How large a value may be is the caller's limit.
 *
 * @example
 * ```ts
 * canonicalJson({ '9': [true], '10': 1, note: undefined }) // '{"10":1,"9":[true]}'
 * ```
 */
export function canonicalJson(value: Json): string {
  const open: Open[] = []
  let text = begin(value, open)
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    text += top.kind === 'array' ? advanceArray(top, open) : advanceObject(top, open)
  }
  return text
}

/** Writes a scalar whole; of an array or object the opening bracket, and puts it on the stack. */
function begin(value: unknown, open: Open[]): string {
  switch (typeof value) {
    case 'string':
      return quoteJson(value)
    case 'number':
      return Number.isFinite(value) ? String(value) : 'null'
    case 'boolean':
      return String(value)
    case 'object':
      return value === null || isOpen(value, open) ? 'null' : beginNested(value, open)
    default:
      return 'null'
  }
}

function beginNested(value: object, open: Open[]): string {
  try {
    if (Array.isArray(value)) {
      open.push({ kind: 'array', source: value, length: value.length, next: 0 })
      return '['
    }
    open.push({ kind: 'object', source: value, keys: sorted(Object.keys(value)), next: 0, empty: true })
    return '{'
  } catch {
    // A revoked or hostile proxy.
    return 'null'
  }
}

/** Writes the next element, or the closing bracket. */
function advanceArray(array: OpenArray, open: Open[]): string {
  if (array.next >= array.length) {
    open.pop()
    return ']'
  }
  const element = read(array.source, array.next)
  array.next += 1
  return array.next === 1 ? begin(element, open) : `,${begin(element, open)}`
}

/** Writes the next member that JSON has a word for, or the closing bracket. */
function advanceObject(object: OpenObject, open: Open[]): string {
  for (let key = object.keys[object.next]; key !== undefined; key = object.keys[object.next]) {
    object.next += 1
    const member = read(object.source, key)
    if (!isSayable(member)) continue
    const comma = object.empty ? '' : ','
    object.empty = false
    return `${comma}${quoteJson(key)}:${begin(member, open)}`
  }
  open.pop()
  return '}'
}

/** A getter that throws reads as absent. */
function read(source: object, key: string | number): unknown {
  try {
    return Reflect.get(source, key)
  } catch {
    return undefined
  }
}

function isSayable(member: unknown): boolean {
  const kind = typeof member
  return kind === 'string' || kind === 'object' || kind === 'number' || kind === 'boolean'
}

function isOpen(value: object, open: readonly Open[]): boolean {
  for (const { source } of open) if (source === value) return true
  return false
}

/** In place. By insertion where objects are as small as usual: several times faster than the built-in sort. */
function sorted(keys: string[]): readonly string[] {
  if (keys.length > 16) return keys.sort()
  for (let from = 1; from < keys.length; from += 1) insert(keys, from)
  return keys
}

function insert(keys: string[], from: number): void {
  const key = keys[from] ?? ''
  let at = from
  for (let before = keys[at - 1]; before !== undefined && before > key; before = keys[at - 1]) {
    keys[at] = before
    at -= 1
  }
  keys[at] = key
}
