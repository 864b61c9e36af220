import type { JsonObject } from './json.ts'

/**
 * Whether this is an object as `JSON.parse` makes them, of whatever realm: no array, no class instance. Its members are not looked at.
 * Throws only what a revoked or hostile proxy throws.
 */
export function isJsonObject(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null
}
