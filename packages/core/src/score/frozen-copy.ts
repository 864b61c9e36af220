import { isJsonObject } from '../values/is-json-object.ts'
import type { Json } from '../values/json.ts'

/** Deeper than any object of a business; what lies below is left out. */
const DEEPEST = 64

/**
 * A copy of plain data that nobody can change. What is put to one scorer is what is looked up, cited and recorded afterwards, and what the
 * next one is asked, whatever the first does with it. What is no JSON becomes `null`.
 */
export function frozenCopy<T>(value: T): T
export function frozenCopy(value: unknown): unknown {
  return copyOf(value, 0)
}

function copyOf(value: unknown, depth: number): Json | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return value
    case 'number':
      return Number.isFinite(value) ? value : JSON_NULL
    default:
      return depth > DEEPEST ? JSON_NULL : copyOfNested(value, depth)
  }
}

function copyOfNested(value: unknown, depth: number): Json {
  if (Array.isArray(value)) return Object.freeze(Array.from(value, one => copyOf(one, depth + 1) ?? JSON_NULL))
  if (!isJsonObject(value)) return JSON_NULL
  const members = Object.entries(value).flatMap(([key, one]): [string, Json][] => {
    const copied = copyOf(one, depth + 1)
    return copied === undefined ? [] : [[key, copied]]
  })
  return Object.freeze(Object.fromEntries(members))
}

const JSON_NULL: Json = JSON.parse('null')
