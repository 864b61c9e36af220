import { isJsonObject } from '../../values/is-json-object.ts'
import type { JsonObject } from '../../values/json.ts'

/**
 * Compares a value from outside with the form of a model: nothing if it fits, else the path of the first part that does not. Total;
 * `depth` bounds the recursion through expressions.
 */
export type Shape = (value: unknown, path: string, depth: number) => string | undefined

/** Deeper than any expression that the loader writes. */
const DEEPEST = 256

const fits =
  (test: (value: unknown) => boolean): Shape =>
  (value, path) =>
    test(value) ? undefined : path

export const text: Shape = fits(value => typeof value === 'string')
export const bool: Shape = fits(value => typeof value === 'boolean')
/** An index or a count. */
export const whole: Shape = fits(value => Number.isSafeInteger(value) && Number(value) >= 0)
export const amount: Shape = fits(value => typeof value === 'number' && Number.isFinite(value) && value >= 0)
/** Any JSON: whoever reads it decodes it. */
export const json: Shape = fits(value => value !== undefined && value !== null)

export const oneOf = (...allowed: readonly unknown[]): Shape => fits(value => allowed.includes(value))

export function listOf(item: Shape): Shape {
  return (value, path, depth) => {
    if (!Array.isArray(value)) return path
    for (const [index, part] of value.entries()) {
      const wrong = item(part, `${path}[${index}]`, depth)
      if (wrong !== undefined) return wrong
    }
    return undefined
  }
}

export function pair(first: Shape, second: Shape): Shape {
  return (value, path, depth) => {
    if (!Array.isArray(value) || value.length !== 2) return path
    return first(value[0], `${path}[0]`, depth) ?? second(value[1], `${path}[1]`, depth)
  }
}

/** An object with any names and values of one shape. */
export function mapOf(item: Shape): Shape {
  return (value, path, depth) => {
    if (!isJsonObject(value) || Object.hasOwn(value, '__proto__')) return path
    for (const [key, part] of Object.entries(value)) {
      const wrong = item(part, `${path}.${key}`, depth)
      if (wrong !== undefined) return wrong
    }
    return undefined
  }
}

export type Fields = Readonly<Record<string, Shape>>

/** An object with exactly these members; those of `optional` may be left out. */
export function objectOf(required: Fields, optional: Fields = {}): Shape {
  const shapes: Fields = { ...optional, ...required }
  return (value, path, depth) => {
    if (!isJsonObject(value)) return path
    const missing = Object.keys(required).find(key => !Object.hasOwn(value, key))
    return missing === undefined ? firstWrong(value, shapes, path, depth) : `${path}.${missing}`
  }
}

function firstWrong(object: JsonObject, shapes: Fields, path: string, depth: number): string | undefined {
  for (const [key, part] of Object.entries(object)) {
    const shape = own(shapes, key)
    const wrong = shape === undefined ? `${path}.${key}` : shape(part, `${path}.${key}`, depth)
    if (wrong !== undefined) return wrong
  }
  return undefined
}

/** The shape by the value of the member `tag`: `kind`, `op`. */
export function taggedBy(tag: string, shapes: Readonly<Record<string, Shape>>): Shape {
  return (value, path, depth) => {
    const name: unknown = isJsonObject(value) && Object.hasOwn(value, tag) ? value[tag] : undefined
    const shape = typeof name === 'string' ? own(shapes, name) : undefined
    return shape === undefined ? `${path}.${tag}` : shape(value, path, depth)
  }
}

/** A shape that contains itself. */
export function nested(shape: () => Shape): Shape {
  return (value, path, depth) => (depth >= DEEPEST ? path : shape()(value, path, depth + 1))
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
