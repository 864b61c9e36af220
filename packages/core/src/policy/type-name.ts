import { nearestName } from '../values/nearest-name.ts'
import type { ValueType } from '../values/value-type.ts'
import { RESERVED_WORDS } from './reserved-words.ts'

const PLAIN = [
  ...(['bool', 'text', 'count', 'number', 'percent', 'probability', 'score'] as const),
  ...(['money', 'quantity', 'rate', 'duration', 'date', 'instant'] as const),
]

const LONGEST = 500
const DEEPEST = 4
const NAME = /^[A-Za-z][A-Za-z0-9]*$/
const MEMBER = /^[^\s,()'"]+$/

/** A type as written. Objects have their name only: whether the catalogue has them, and their fields, the loader says. */
export type TypeName =
  | { readonly kind: 'type'; readonly type: ValueType; readonly optional: boolean }
  /** `start` and `end`: the part of the text that is wrong. */
  | { readonly kind: 'refused'; readonly message: string; readonly start: number; readonly end: number; readonly suggestion?: string }

/**
 * Reads the type grammar of catalogues: a plain type, `id of item`, `enum(A, B)`, `list of …`, `map of …`, an object's name; `?` at the
 * end makes it optional.
 *
 * @example
 * ```ts
 * readTypeName('list of id of item?') // { kind: 'type', type: { kind: 'list', of: { kind: 'id', of: 'item' } }, optional: true }
 * ```
 */
export function readTypeName(text: string): TypeName {
  if (text.length > LONGEST) return { kind: 'refused', message: `a type has at most ${LONGEST} characters`, start: 0, end: text.length }
  const start = text.length - text.trimStart().length
  const written = text.trim()
  const optional = written.endsWith('?')
  const read = readType(optional ? written.slice(0, -1).trimEnd() : written, start, 0)
  return 'message' in read ? { kind: 'refused', ...read } : { kind: 'type', type: read, optional }
}

type Refusal = Omit<Extract<TypeName, { kind: 'refused' }>, 'kind'>

function readType(text: string, start: number, depth: number): ValueType | Refusal {
  const plain = PLAIN.find(kind => kind === text)
  if (plain !== undefined) return { kind: plain }
  if (text === 'id') return { kind: 'id' }
  const nested = /^(list|map)\s+of\s+(?=\S)/.exec(text)
  if (nested !== null) return readNested(nested[1] === 'list' ? 'list' : 'map', text, nested[0].length, start, depth)
  const id = /^id\s+of\s+(\S+)$/.exec(text)?.[1]
  if (id !== undefined && NAME.test(id)) return { kind: 'id', of: id }
  const members = /^enum\s*\(([^()]*)\)$/.exec(text)?.[1]
  if (members !== undefined) return readEnum(members, text, start)
  return readObject(text, start)
}

function readNested(kind: 'list' | 'map', text: string, prefix: number, start: number, depth: number): ValueType | Refusal {
  const end = start + text.length
  if (depth >= DEEPEST) return { message: `types nest at most ${DEEPEST} levels`, start, end }
  const of = readType(text.slice(prefix), start + prefix, depth + 1)
  return 'message' in of ? of : { kind, of }
}

function readEnum(members: string, text: string, start: number): ValueType | Refusal {
  const values = members.split(',').map(value => value.trim().replace(/^(['"])(.*)\1$/, '$2'))
  const wrong = values.find((value, index) => !MEMBER.test(value) || values.indexOf(value) !== index)
  if (wrong === undefined) return { kind: 'enum', values }
  const message = wrong === '' ? 'an enum lists its values: `enum(A, B)`' : `\`${wrong}\` cannot be a value of an enum, or stands twice`
  return { message, start, end: start + text.length }
}

function readObject(text: string, start: number): ValueType | Refusal {
  if (NAME.test(text) && !RESERVED_WORDS.has(text) && !KEYWORDS.has(text)) return { kind: 'object', name: text }
  const near = nearestName(text, [...PLAIN, 'id'])
  const suggestion =
    near === undefined ? 'types are `text`, `money`, `list of line`, `id of item`, `enum(A, B)` …' : `did you mean \`${near}\`?`
  return { message: text === '' ? 'a type is missing' : `\`${text}\` is not a type`, start, end: start + text.length, suggestion }
}

const KEYWORDS: ReadonlySet<string> = new Set(['list', 'map', 'enum', 'of'])
