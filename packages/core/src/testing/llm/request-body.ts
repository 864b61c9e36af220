export function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member of what somebody sent, or nothing. */
export function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
}

/** No request of a client is nested deeper where texts are; what is would cost stack here. */
const DEEPEST = 20

/** The texts of `input`, `messages` or `content`: a text, a list of parts or a list of messages. */
export function textsOf(value: unknown, depth: number = 0): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (depth > DEEPEST || typeof value !== 'object') return []
  if (Array.isArray(value)) return value.flatMap(one => textsOf(one, depth + 1))
  return ['content', 'text'].flatMap(key => textsOf(memberOf(value, key), depth + 1))
}

/** The texts of the first `enum` that stands under this property, wherever a schema has it. */
export function enumerated(schema: unknown, property: string, depth: number = 0): readonly string[] | undefined {
  if (typeof schema !== 'object' || schema === null || depth > DEEPEST) return undefined
  for (const [key, value] of Object.entries(schema)) {
    const listed = key === property ? memberOf(value, 'enum') : undefined
    const found = Array.isArray(listed) ? listed.filter(one => typeof one === 'string') : enumerated(value, property, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}
