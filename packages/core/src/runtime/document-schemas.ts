import type { JsonSchema } from '../policy/document-schemas.ts'

/**
 * The JSON Schema of every document kind, for editors; made from the schemas that the loader checks with.
 *
 * @example
 * ```ts
 * const { policy } = await documentSchemas()
 * ```
 */
export async function documentSchemas(): Promise<Readonly<Record<string, JsonSchema>>> {
  const schemas = await import('../policy/document-schemas.ts')
  return schemas.documentSchemas()
}
