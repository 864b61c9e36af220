import { isJsonObject } from '../../values/is-json-object.ts'
import type { Json, JsonObject } from '../../values/json.ts'
import { plainText } from './plain-text.ts'

const MOST_ITEMS = 8
const DEEPEST = 3
const LONGEST = 200

/** A value in a sentence: `250 EUR`, `5 EA`, `ok`, `[A, B]`. Total for whatever came from outside: what is long or deep is cut. */
export function sayJson(value: Json): string {
  return plainText(sayWithin(value, DEEPEST), LONGEST)
}

function sayWithin(value: Json, depth: number): string {
  if (typeof value === 'string') return value === '' ? '“”' : plainText(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (isJsonObject(value)) return sayMeasure(value) ?? sayFields(value, depth)
  return Array.isArray(value) ? sayItems(value, depth) : 'nothing'
}

function sayMeasure(value: JsonObject): string | undefined {
  const amount = value['amount']
  const code = value['currency'] ?? value['unit']
  const isMeasure = typeof amount === 'string' && typeof code === 'string' && Object.keys(value).length === 2
  return isMeasure ? `${plainText(amount)} ${plainText(code)}` : undefined
}

function sayFields(value: JsonObject, depth: number): string {
  const names = Object.keys(value)
  if (names.length === 0) return 'nothing'
  if (depth === 0) return '{ … }'
  const fields = names.slice(0, MOST_ITEMS).map(name => `${plainText(name)}: ${sayWithin(value[name] ?? '', depth - 1)}`)
  return `{ ${fields.join(', ')}${names.length > MOST_ITEMS ? ', …' : ''} }`
}

function sayItems(items: readonly Json[], depth: number): string {
  if (items.length === 0) return 'an empty list'
  if (depth === 0) return '[ … ]'
  const more = items.length > MOST_ITEMS ? `, … ${items.length - MOST_ITEMS} more` : ''
  return `[${items
    .slice(0, MOST_ITEMS)
    .map(item => sayWithin(item, depth - 1))
    .join(', ')}${more}]`
}
