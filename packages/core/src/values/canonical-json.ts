import type { Json } from './json.ts'

/** An array or object that is being written: `keys` absent for an array. */
interface Open {
  readonly source: object
  readonly keys: readonly string[] | undefined
  readonly members: readonly unknown[]
  next: number
  empty: boolean
}

/**
 * The one text of a JSON value: RFC 8785 (keys in the order of their UTF-16 units, numbers and strings as ECMAScript writes them).
 *
 * Total, and of any depth: it keeps its own stack. `undefined` members are skipped. What no JSON text can say is written as the nearest
 * that one can: a lone surrogate as its escape, `null` for NaN, infinities, values of other types inside an array, and for an object inside
 * itself; a member of another type is skipped. `toJSON` is not called.
 *
 * @example
 * ```ts
 * canonicalJson({ '10': 1, '9': [true], note: undefined }) // '{"10":1,"9":[true]}'
 * ```
 */
export function canonicalJson(value: Json): string {
  const open: Open[] = []
  let text = begin(value, open)
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) text += advance(top, open)
  return text
}

/** Writes a scalar whole; of an array or object the opening bracket, and puts it on the stack. */
function begin(value: unknown, open: Open[]): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value)
    case 'number':
      return Number.isFinite(value) ? String(value) : 'null'
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      return value === null || open.some(({ source }) => source === value) ? 'null' : beginContainer(value, open)
    default:
      return 'null'
  }
}

function beginContainer(source: object, open: Open[]): string {
  if (Array.isArray(source)) {
    open.push({ source, keys: undefined, members: source, next: 0, empty: true })
    return '['
  }
  const keys = Object.keys(source).sort()
  const record: Readonly<Record<string, unknown>> = { ...source }
  open.push({ source, keys, members: keys.map(key => record[key]), next: 0, empty: true })
  return '{'
}

/** Writes the next member that is writable, or the closing bracket. */
function advance(top: Open, open: Open[]): string {
  while (top.next < top.members.length) {
    const member = top.members[top.next]
    const key = top.keys?.[top.next]
    top.next += 1
    if (key !== undefined && !isWritable(member)) continue
    const comma = top.empty ? '' : ','
    top.empty = false
    return key === undefined ? comma + begin(member, open) : `${comma}${JSON.stringify(key)}:${begin(member, open)}`
  }
  open.pop()
  return top.keys === undefined ? ']' : '}'
}

function isWritable(member: unknown): boolean {
  return (
    member === null || typeof member === 'object' || typeof member === 'string' || typeof member === 'number' || typeof member === 'boolean'
  )
}
