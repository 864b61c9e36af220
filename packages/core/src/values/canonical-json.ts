import type { Json } from './json.ts'
import { quoteJson } from './quote-json.ts'
import { sortKeys } from './sort-keys.ts'

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

/** Innermost last. The set finds an object inside itself however deep it is. */
interface Nesting {
  readonly open: (OpenArray | OpenObject)[]
  readonly sources: Set<object>
}

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
  const nesting: Nesting = { open: [], sources: new Set() }
  let text = begin(value, nesting)
  for (let top = nesting.open.at(-1); top !== undefined; top = nesting.open.at(-1)) {
    text += top.kind === 'array' ? advanceArray(top, nesting) : advanceObject(top, nesting)
  }
  return text
}

/** Writes a scalar whole; of an array or object the opening bracket, and puts it on the stack. */
function begin(value: unknown, nesting: Nesting): string {
  switch (typeof value) {
    case 'string':
      return quoteJson(value)
    case 'number':
      return Number.isFinite(value) ? String(value) : 'null'
    case 'boolean':
      return String(value)
    case 'object':
      return value === null || nesting.sources.has(value) ? 'null' : beginNested(value, nesting)
    default:
      return 'null'
  }
}

function beginNested(value: object, nesting: Nesting): string {
  try {
    const array = Array.isArray(value)
    nesting.open.push(
      array
        ? { kind: 'array', source: value, length: value.length, next: 0 }
        : { kind: 'object', source: value, keys: sortKeys(Object.keys(value)), next: 0, empty: true },
    )
    nesting.sources.add(value)
    return array ? '[' : '{'
  } catch {
    // A revoked or hostile proxy.
    return 'null'
  }
}

/** Writes the next element, or the closing bracket. */
function advanceArray(array: OpenArray, nesting: Nesting): string {
  if (array.next >= array.length) return end(nesting, array.source, ']')
  const element = read(array.source, array.next)
  array.next += 1
  return array.next === 1 ? begin(element, nesting) : `,${begin(element, nesting)}`
}

/** Writes the next member that JSON has a word for, or the closing bracket. */
function advanceObject(object: OpenObject, nesting: Nesting): string {
  for (let key = object.keys[object.next]; key !== undefined; key = object.keys[object.next]) {
    object.next += 1
    const member = read(object.source, key)
    if (!isSayable(member)) continue
    const comma = object.empty ? '' : ','
    object.empty = false
    return `${comma}${quoteJson(key)}:${begin(member, nesting)}`
  }
  return end(nesting, object.source, '}')
}

function end({ open, sources }: Nesting, source: object, bracket: string): string {
  open.pop()
  sources.delete(source)
  return bracket
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
