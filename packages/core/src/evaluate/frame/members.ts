/** What an object from outside holds, under names that no object inherits. */
export type Members = Readonly<Record<string, unknown>>

const NONE: Members = Object.freeze({})

/**
 * The members of an object, to be read plainly: what is no object has none, and of one with ancestors only its own count. An object as
 * `JSON.parse` makes them is handed back as it is: asking it for each member whether it is its own costs more than all the rest.
 */
export function membersOf(value: unknown): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return NONE
  return isPlain(value) ? value : Object.fromEntries(Object.entries(value))
}

function isPlain(value: object): value is Members {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
