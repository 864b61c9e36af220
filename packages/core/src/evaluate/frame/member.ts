/**
 * Own member `name` of a plain object from outside; `undefined` where there is none, where it is `null`, or where `json` is no
 * object. Never a member that every object inherits, such as `constructor`.
 */
export function memberOf(json: unknown, name: string): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || !Object.hasOwn(json, name)) return undefined
  try {
    const member: unknown = Reflect.get(json, name)
    return member === null ? undefined : member
  } catch {
    // A getter that throws.
    return undefined
  }
}
