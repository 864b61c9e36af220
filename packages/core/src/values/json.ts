/** What crosses a border: event data, facts, records. Absent is an absent key; a `null` from outside reads as absent. */
export type Json = string | number | boolean | readonly Json[] | JsonObject

/** A plain JSON object. Look keys up with `Object.hasOwn`: the text came from outside. */
export interface JsonObject {
  readonly [key: string]: Json
}
