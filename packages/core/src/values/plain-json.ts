import type { Json } from './json.ts'

/** Data of our own types as JSON: they are plain by construction, and the detour drops members that are `undefined` and gives the type. */
export function plainJson(data: object): Json {
  return JSON.parse(JSON.stringify(data))
}
