import { isRecord, memberOf } from './request-body.ts'

const NAME = /^[a-zA-Z0-9_-]{1,64}$/

/** Deeper is no schema of ours, and would cost stack here. */
const DEEPEST = 10

/** What a server with strict structured output says against a format, or nothing. A server that only knows `json_object` is not played. */
export function schemaFault(type: unknown, name: unknown, schema: unknown): string | undefined {
  if (type !== 'json_schema') return 'only the format `json_schema` is supported'
  if (typeof name !== 'string' || !NAME.test(name)) return 'the name of a schema is 1 to 64 letters, digits, `_` and `-`'
  if (memberOf(schema, 'type') !== 'object') return 'schema must be a JSON Schema of \'type: "object"\''
  return strictFault(schema, [])
}

/** Strict: every object names all its properties as required and allows no other. */
function strictFault(schema: unknown, path: readonly string[]): string | undefined {
  if (path.length > DEEPEST) return `In context=${said(path)}, the schema is nested too deep`
  if (!isRecord(schema)) return `In context=${said(path)}, a schema is an object`
  const own = memberOf(schema, 'type') === 'object' ? objectFault(schema, path) : undefined
  if (own !== undefined) return own
  const items = memberOf(schema, 'items')
  const below = [...Object.entries(memberOf(schema, 'properties') ?? {}), ...(items === undefined ? [] : [['items', items] as const])]
  for (const [key, value] of below) {
    const fault = strictFault(value, [...path, key])
    if (fault !== undefined) return fault
  }
  return undefined
}

function objectFault(schema: object, path: readonly string[]): string | undefined {
  if (memberOf(schema, 'additionalProperties') !== false) {
    return `In context=${said(path)}, 'additionalProperties' is required to be supplied and to be false`
  }
  const properties = Object.keys(memberOf(schema, 'properties') ?? {})
  const required = memberOf(schema, 'required')
  const missing = properties.filter(key => !Array.isArray(required) || !required.includes(key))
  if (missing.length === 0) return undefined
  return `In context=${said(path)}, 'required' is required to be an array including every key in properties. Missing '${missing[0]}'`
}

function said(path: readonly string[]): string {
  return `(${path.map(part => `'${part}'`).join(', ')})`
}
