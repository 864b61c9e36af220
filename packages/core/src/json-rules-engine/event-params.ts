import { isJsonObject } from '../values/is-json-object.ts'
import type { Json, JsonObject } from '../values/json.ts'

const DEEPEST = 32

/** The params of an event hold what no record could: the run is unknown. */
export class MalformedParamsError extends Error {
  override readonly name = 'MalformedParamsError'
}

/** A copy as plain JSON, without members that are `null` or `undefined`. What no JSON text can say is an error. */
export function eventParams(params: unknown): JsonObject {
  if (!isJsonObject(params)) throw malformed('params')
  return objectOf(params, 'params', 0)
}

function objectOf(object: Readonly<Record<string, unknown>>, where: string, depth: number): JsonObject {
  if (depth > DEEPEST) throw malformed(where)
  const members = Object.entries(object).filter(([, value]) => value !== null && value !== undefined)
  if (!members.every(([key]) => key.isWellFormed())) throw malformed(where)
  return Object.fromEntries(members.map(([key, value]) => [key, jsonOf(value, `${where}.${key}`, depth)]))
}

function jsonOf(value: unknown, where: string, depth: number): Json {
  if (typeof value === 'boolean' || (typeof value === 'string' && value.isWellFormed())) return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (Array.isArray(value) && depth <= DEEPEST) return value.map((item, index) => jsonOf(item, `${where}[${index}]`, depth + 1))
  if (isJsonObject(value)) return objectOf(value, where, depth + 1)
  throw malformed(where)
}

function malformed(where: string): MalformedParamsError {
  return new MalformedParamsError(`\`${where.slice(0, 100)}\` of an event is no JSON`)
}
