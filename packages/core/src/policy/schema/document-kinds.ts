import type { z } from 'zod'
import { agentSchema } from './agent-schema.ts'
import { calendarSchema } from './calendar-schema.ts'
import { catalogueSchema } from './catalogue-schema.ts'
import { lifecycleSchema } from './lifecycle-schema.ts'
import { policySchema, termsSchema } from './policy-schema.ts'
import { rolloutSchema } from './rollout-schema.ts'
import { testSchema } from './test-schema.ts'
import { workspaceSchema } from './workspace-schema.ts'

interface DocumentSchemas {
  readonly workspace: typeof workspaceSchema
  readonly catalogue: typeof catalogueSchema
  readonly lifecycle: typeof lifecycleSchema
  readonly calendar: typeof calendarSchema
  readonly agent: typeof agentSchema
  readonly terms: typeof termsSchema
  readonly policy: typeof policySchema
  readonly rollout: typeof rolloutSchema
  readonly test: typeof testSchema
}

/**
 * The kinds of document; `<name>.<kind>.yaml`, or `countersign.yaml` for the workspace. In every one the first key is the kind (`tests`
 * for a test document) and its value the id. The one source of shapes: the loader checks with these, editors with the JSON Schemas
 * made of them.
 */
export const DOCUMENT_SCHEMAS: DocumentSchemas = {
  workspace: workspaceSchema,
  catalogue: catalogueSchema,
  lifecycle: lifecycleSchema,
  calendar: calendarSchema,
  agent: agentSchema,
  terms: termsSchema,
  policy: policySchema,
  rollout: rolloutSchema,
  test: testSchema,
}

export type DocumentKind = keyof DocumentSchemas

/** The value of a document of this kind. */
export type DocumentOf<Kind extends DocumentKind> = z.output<DocumentSchemas[Kind]>

/** Kinds that the language names and this version does not read. */
export const LATER_KINDS: ReadonlySet<string> = new Set(['waiver', 'normalise'])

export function idKey(kind: DocumentKind): string {
  return kind === 'test' ? 'tests' : kind
}
