import { z } from 'zod'
import type { SystemId } from '../../canonical/system.ts'
import type { ByName, OneOrMany } from './parts.ts'
import { businessName, byName, id, name, oneOrMany, someText, system } from './parts.ts'

export interface CatalogueDocument {
  readonly catalogue: string
  readonly objects?: ByName<ObjectDocument>
  readonly events?: ByName<string>
  readonly queries?: ByName<QueryDocument>
  readonly actions?: ByName<ActionDocument>
}

export interface ObjectDocument {
  readonly key?: string
  readonly says?: string
  readonly fields: ByName<FieldDocument>
}

/** `money?`, or the long form. */
export type FieldDocument = string | LongFieldDocument

export interface LongFieldDocument {
  readonly type: string
  readonly optional?: boolean
  readonly pii?: boolean
  readonly authored?: boolean
  readonly says?: string
  readonly values?: readonly string[]
}

export interface QueryDocument {
  readonly system: OneOrMany<SystemId>
  readonly says?: string
  readonly with?: ByName<FieldDocument>
  readonly key?: OneOrMany<string>
  readonly gives: string | ByName<FieldDocument>
}

export interface ActionDocument {
  readonly system: SystemId
  readonly says?: string
  readonly with?: ByName<FieldDocument>
  readonly gives?: ByName<FieldDocument>
  readonly safe?: boolean
  readonly undo?: string
  readonly undoUntil?: string
  readonly moves?: ByName<string>
  readonly posts?: 'financial'
}

const fieldSchema: z.ZodType<FieldDocument> = z.union([
  someText.meta({ description: 'A type: `text`, `money?`, `id of node`, `list of line`, `enum(A, B)`' }),
  z.strictObject({
    type: someText,
    optional: z.exactOptional(z.boolean()),
    pii: z.exactOptional(z.boolean()),
    authored: z.exactOptional(z.boolean()),
    says: z.exactOptional(someText),
    values: z.exactOptional(z.array(someText).min(1)),
  }),
])

const fields: z.ZodType<ByName<FieldDocument>> = byName(name, fieldSchema)

const objectSchema: z.ZodType<ObjectDocument> = z.strictObject({
  key: z.exactOptional(name),
  says: z.exactOptional(someText),
  fields,
})

const querySchema: z.ZodType<QueryDocument> = z.strictObject({
  system: oneOrMany(system),
  says: z.exactOptional(someText),
  with: z.exactOptional(fields),
  key: z.exactOptional(oneOrMany(name)),
  gives: z.union([someText, fields]),
})

const actionSchema: z.ZodType<ActionDocument> = z.strictObject({
  system,
  says: z.exactOptional(someText),
  with: z.exactOptional(fields),
  gives: z.exactOptional(fields),
  safe: z.exactOptional(z.boolean()),
  undo: z.exactOptional(businessName),
  undoUntil: z.exactOptional(businessName),
  moves: z.exactOptional(byName(name, id)),
  posts: z.exactOptional(z.literal('financial')),
})

export const catalogueSchema: z.ZodType<CatalogueDocument> = z.strictObject({
  catalogue: id,
  objects: z.exactOptional(byName(name, objectSchema)),
  events: z.exactOptional(byName(businessName, name)),
  queries: z.exactOptional(byName(businessName, querySchema)),
  actions: z.exactOptional(byName(businessName, actionSchema)),
})
