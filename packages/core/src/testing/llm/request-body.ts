export function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member of what somebody sent, or nothing. */
export function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
}

/** The texts of `input`, `messages` or `content`: a text, a list of parts or a list of messages. */
export function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  return isRecord(value) ? [...textsOf(memberOf(value, 'content')), ...textsOf(memberOf(value, 'text'))] : []
}
