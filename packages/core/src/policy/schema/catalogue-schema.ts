import { z } from 'zod'
import type { SystemId } from '../../canonical/system.ts'
import type { ByName, OneOrMany } from './parts.ts'
import { businessName, byName, id, name, oneOrMany, says, someText, system } from './parts.ts'

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

interface LongFieldDocument {
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
    type: says('A type: `text`, `money`, `id of node`, `list of line`', someText),
    optional: z.exactOptional(says('A document may be without it; as a `?` behind the type', z.boolean())),
    pii: z.exactOptional(says('Personal data: masked in reasons', z.boolean())),
    authored: z.exactOptional(says('Text for a person that a scorer may write', z.boolean())),
    says: z.exactOptional(says('What it means, for people', someText)),
    values: z.exactOptional(says('The values of an enum', z.array(someText).min(1))),
  }),
])

const fields: z.ZodType<ByName<FieldDocument>> = byName(name, fieldSchema)

const objectSchema: z.ZodType<ObjectDocument> = z.strictObject({
  key: z.exactOptional(says('The field that names one object; mandatory for what policies decide', name)),
  says: z.exactOptional(says('What it is, for people', someText)),
  fields: says('Fields by name', fields),
})

const querySchema: z.ZodType<QueryDocument> = z.strictObject({
  system: says('Who may answer', oneOrMany(system)),
  says: z.exactOptional(says('What is asked, for people', someText)),
  with: z.exactOptional(says('Arguments', fields)),
  key: z.exactOptional(says('The answer has a row for each value of this field; several fields: maps in maps', oneOrMany(name))),
  gives: says('The fields of one row, or a type', z.union([someText, fields])),
})

const actionSchema: z.ZodType<ActionDocument> = z.strictObject({
  system: says('Who acts', system),
  says: z.exactOptional(says('What it does, for people', someText)),
  with: z.exactOptional(says('Parameters', fields)),
  gives: z.exactOptional(says('Results, which later steps may read', fields)),
  safe: z.exactOptional(says('Commits nothing and promises nothing; default false', z.boolean())),
  undo: z.exactOptional(says('The action that takes it back', businessName)),
  undoUntil: z.exactOptional(says('The event after which the undo no longer works; without it the undo always does', businessName)),
  moves: z.exactOptional(says('The state to which it moves an object, by type: `{ order: released }`', byName(name, id))),
  posts: z.exactOptional(says('It posts money', z.literal('financial'))),
})

export const catalogueSchema: z.ZodType<CatalogueDocument> = z.strictObject({
  catalogue: says('The id of the catalogue', id),
  objects: z.exactOptional(says('Objects by type; several documents may add fields to one', byName(name, objectSchema))),
  events: z.exactOptional(says('Events, each with the type that it is about', byName(businessName, name))),
  queries: z.exactOptional(says('What can be asked of systems', byName(businessName, querySchema))),
  actions: z.exactOptional(says('What can be done in systems', byName(businessName, actionSchema))),
})
