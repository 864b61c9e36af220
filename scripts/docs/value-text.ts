import { SYSTEMS } from '../../packages/core/src/canonical/system.ts'
import type { JsonSchema } from '../../packages/core/src/policy/document-schemas.ts'
import { FORMS, formOf } from '../../packages/core/src/policy/schema/forms.ts'

/** What stands in the `value` column for a text of each form. */
const FORM_NAMES: Readonly<Record<keyof typeof FORMS, string>> = {
  id: 'id',
  name: 'name',
  term: 'name',
  businessName: 'dotted name',
  currency: 'currency code',
  country: 'country code',
  fieldPath: 'field',
  actionPattern: 'action pattern',
  readPattern: 'read pattern',
  version: 'version',
  day: 'date',
  duration: 'duration',
  span: 'span',
  perWindow: '`day` or duration',
  clock: 'time of day',
  hours: 'hours',
  weekdays: 'weekdays',
  editable: 'parameter',
  parameterReference: '`$parameter`',
  someText: 'text',
}

/** What may stand at a place of a document, in a word or two. */
export function valueText(schema: JsonSchema): string {
  const [only, ...others] = alternatives(schema)
  if (only !== undefined && others.length === 0) return oneText(only)
  const texts = [...new Set(alternatives(schema).map(valueText))]
  const [first = '', second] = texts
  return texts.length === 2 && second === `list of ${first}` ? `${first}, or a list` : texts.join(', or ')
}

function oneText(schema: JsonSchema): string {
  const { title, pattern, enum: values, const: constant, type, items } = schema
  if (typeof title === 'string') return title
  const form = formOf(`/${String(pattern)}/`)
  const formName = Object.entries(FORM_NAMES).find(
    ([name]) => form !== undefined && Object.entries(FORMS).some(([own, one]) => own === name && one === form),
  )
  if (formName !== undefined) return formName[1]
  if (String(values) === String(SYSTEMS)) return 'system'
  if (Array.isArray(values)) return values.map(value => `\`${value}\``).join(' ')
  if (constant !== undefined) return `\`${String(constant)}\``
  return plainText(type, items)
}

function plainText(type: unknown, items: unknown): string {
  switch (type) {
    case 'array':
      return `list of ${valueText(asSchema(items) ?? {})}`
    case 'object':
      return 'map'
    case 'boolean':
      return '`true` `false`'
    case 'integer':
      return 'whole number'
    case 'string':
      return 'text'
    default:
      return 'value'
  }
}

export function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  const any: unknown = schema['anyOf']
  return Array.isArray(any) ? any.map((one: unknown) => asSchema(one) ?? {}) : [schema]
}

export function asSchema(value: unknown): JsonSchema | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
}
