import { z } from 'zod'
import type { ByName, OneOrMany, Slot } from './parts.ts'
import { byName, says, someText } from './parts.ts'

/** An entry of `guards:` or `rules:` that stands for the rules of a json-rules-engine file. */
export interface ImportDocument {
  readonly from: string
  /** A fact of the file → an expression, or `{ read, unit }`. */
  readonly facts?: ByName<Slot>
  /** An event type of the file → what its rules say. */
  readonly events: ByName<string>
  readonly because?: string
  readonly for?: OneOrMany<string>
  readonly to?: string
  readonly approvals?: number
}

const factOfFile: z.ZodType<Slot> = z
  .unknown()
  .meta({ title: 'fact', description: 'An expression, or `{ read, unit, absent }`', type: ['string', 'number', 'boolean', 'object'] })

interface ImportKeys {
  readonly from: z.ZodExactOptional<z.ZodType<string>>
  readonly facts: z.ZodExactOptional<z.ZodType<ByName<Slot>>>
  readonly events: z.ZodExactOptional<z.ZodType<ByName<string>>>
}

/** What an import has beside keys of the entries that are written out. */
export const importKeys: ImportKeys = {
  from: z.exactOptional(says('A json-rules-engine file beside this document, `<name>.rules.json`: each of its rules speaks', someText)),
  facts: z.exactOptional(
    says('Facts of the file: `total: order.total`, or `{ read: order.total, unit: EUR }`', byName(someText, factOfFile)),
  ),
  events: z.exactOptional(says('Event types of the file: what their rules say here, or `ignore`', byName(someText, someText))),
}

/** Whether an entry is a rule file. */
export function isImport<Written extends object>(entry: Written | ImportDocument): entry is ImportDocument {
  return IMPORT_KEYS.some(key => Object.hasOwn(entry, key))
}

/** Whether an entry is written out. */
export function isWritten<Written extends object>(entry: Written | ImportDocument): entry is Written {
  return !isImport(entry)
}

const IMPORT_KEYS = ['from', 'events', 'facts'] as const
const REQUIRED = ['from', 'events'] as const

/**
 * The schema of an entry that is either written out or imported, of one with all the keys of both. One object and no union: of a union
 * an issue says what the wrong branch lacks, and nothing else in the entry is checked.
 */
export function writtenOrImported<Written extends object>(
  schema: z.ZodType<object>,
  required: readonly (keyof Written & string)[],
  apartFromImports: readonly (keyof Written & string)[],
): z.ZodType<Written | ImportDocument> {
  const complete = [...required, ...REQUIRED].reduce((before, key) => {
    const holds = (entry: object): boolean => isNoObject(entry) || !keysOf(entry, required).includes(key) || Object.hasOwn(entry, key)
    return before.refine(holds, { path: [key], when: () => true })
  }, schema)
  const apart = apartFromImports.reduce((before, key) => {
    const holds = (entry: object): boolean => isNoObject(entry) || !isImport(entry) || !Object.hasOwn(entry, key)
    return before.refine(holds, { path: [key], when: () => true, error: 'does not go with `from`' })
  }, complete)
  const described = apart.meta({ oneOf: [{ required }, { required: REQUIRED }] })
  // What the refinements see to, the types of a schema cannot say.
  return described as z.ZodType<Written | ImportDocument>
}

function keysOf(entry: object, required: readonly string[]): readonly string[] {
  return isImport(entry) ? REQUIRED : required
}

/** What is no object at all has an issue already. */
function isNoObject(entry: unknown): boolean {
  return typeof entry !== 'object' || entry === null || Array.isArray(entry)
}
