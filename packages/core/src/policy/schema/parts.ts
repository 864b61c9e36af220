import { z } from 'zod'
import type { SystemId } from '../../canonical/system.ts'
import { SYSTEMS } from '../../canonical/system.ts'
import type { Form } from './forms.ts'
import { FORMS } from './forms.ts'

/** An expression or value, read from the document's own node by the type checker, not by a schema. */
export type Slot = unknown

export type OneOrMany<T> = T | readonly T[]

export type ByName<T> = Readonly<Record<string, T>>

/** A text of this form. */
export function formed(form: Form, description: string): z.ZodType<string> {
  return z.string().regex(form.pattern).meta({ description })
}

export const id: z.ZodType<string> = formed(FORMS.id, 'kebab-case')
export const name: z.ZodType<string> = formed(FORMS.name, 'camelCase')
export const termName: z.ZodType<string> = formed(FORMS.term, '`name`, a calculated column `line.name`, or `name(a, b)`')
export const businessName: z.ZodType<string> = formed(FORMS.businessName, '`noun.verb_snake`')
export const actionPattern: z.ZodType<string> = formed(FORMS.actionPattern, 'An action, `order.*` or `*`')
export const readPattern: z.ZodType<string> = formed(FORMS.readPattern, 'An object type, a query, `inventory.*` or `*`')
export const version: z.ZodType<string> = formed(FORMS.version, 'Raised with every change of content')
export const day: z.ZodType<string> = formed(FORMS.day, 'A day at the site')
export const duration: z.ZodType<string> = formed(FORMS.duration, 'Elapsed time: `90s`, `4h`, `1h30m`')
export const span: z.ZodType<string> = formed(FORMS.span, 'Elapsed time, or time while the site is open: `4 working hours`')
export const someText: z.ZodType<string> = z.string().regex(FORMS.someText.pattern)

export const system: z.ZodType<SystemId> = z.enum(SYSTEMS).meta({ description: 'Who answers or acts' })

const SCALAR_TYPES = ['string', 'number', 'boolean']

/** A condition: CEL text, or the map form. */
export const condition: z.ZodType<Slot> = z.unknown().meta({
  title: 'condition',
  description: 'A condition: an expression, or the map form `{ order.total: { above: 250 EUR } }`',
  type: ['string', 'boolean', 'object'],
})

export const expression: z.ZodType<Slot> = z.unknown().meta({ title: 'expression', description: 'An expression', type: SCALAR_TYPES })

export const value: z.ZodType<Slot> = z.unknown().meta({ title: 'value', description: 'A literal, `$parameter`, or `=expression`' })

/** A limit: one measure, or one a currency or unit. */
export const measure: z.ZodType<Slot> = z.unknown().meta({
  title: 'value or list',
  description: 'A literal, `$parameter` or `=expression`; a list for one limit a currency: `[250 EUR, 275 USD]`',
  type: [...SCALAR_TYPES, 'array'],
})

/** `n in nearby`. */
export const each: z.ZodType<string> = someText.meta({ description: '`n in nearby`: once an element of the list' })

/** What this key means here, as editors show it; the form stays that of the part. */
export function says<T>(description: string, schema: z.ZodType<T>): z.ZodType<T> {
  return schema.meta({ description })
}

export function oneOrMany<T>(schema: z.ZodType<T>): z.ZodType<OneOrMany<T>> {
  return z.union([schema, z.array(schema).min(1)])
}

export function byName<T>(key: z.ZodType<string>, schema: z.ZodType<T>): z.ZodType<ByName<T>> {
  return z.record(key, schema)
}

export function many<T>(one: OneOrMany<T> | undefined): readonly T[] {
  if (one === undefined) return []
  return isMany(one) ? one : [one]
}

function isMany<T>(one: OneOrMany<T>): one is readonly T[] {
  return Array.isArray(one)
}
