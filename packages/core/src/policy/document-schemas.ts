import { z } from 'zod'
import type { DocumentKind } from './schema/document-kinds.ts'
import { DOCUMENT_SCHEMAS } from './schema/document-kinds.ts'

/** A JSON Schema, draft 7: what the YAML language server of editors reads. */
export type JsonSchema = Readonly<Record<string, unknown>>

/**
 * The JSON Schema of every kind of document, made of the schemas that the loader itself checks with. Names, types and units across
 * documents are beyond JSON Schema: for those there is `countersign check`.
 */
export function documentSchemas(): Readonly<Record<DocumentKind, JsonSchema>> {
  const { workspace, catalogue, lifecycle, calendar, agent, terms, policy, rollout, test } = DOCUMENT_SCHEMAS
  return {
    workspace: jsonSchema('workspace', workspace),
    catalogue: jsonSchema('catalogue', catalogue),
    lifecycle: jsonSchema('lifecycle', lifecycle),
    calendar: jsonSchema('calendar', calendar),
    agent: jsonSchema('agent', agent),
    terms: jsonSchema('terms', terms),
    policy: jsonSchema('policy', policy),
    rollout: jsonSchema('rollout', rollout),
    test: jsonSchema('test', test),
  }
}

function jsonSchema(kind: DocumentKind, schema: z.ZodType): JsonSchema {
  const { $schema, '~standard': _, ...body } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7', override: simplified })
  return { $schema, title: `Countersign ${kind}`, ...body }
}

/** `any text` as the name of a member says nothing; nor does the largest integer. */
function simplified({ jsonSchema: schema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
}
