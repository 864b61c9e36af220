import type { Measure } from '../evaluate/decision.ts'
import { decimalOf, formatDecimal } from '../values/decimal-text.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { Json } from '../values/json.ts'
import { parseMoney, parseQuantity } from '../values/measured-text.ts'

/** Reads `250 EUR`, `12 EA`, a number, or the canonical object of one of them, as a canonical measure. */
export function measureOf(json: Json | undefined): Measure | undefined {
  if (isJsonObject(json)) return written(`${String(json['amount'])} ${String(json['currency'] ?? json['unit'])}`)
  const number = decimalOf(json)
  if (number !== undefined) return formatDecimal(number)
  return typeof json === 'string' ? written(json) : undefined
}

function written(text: string): Measure | undefined {
  const money = parseMoney(text)
  if (money !== undefined) return { amount: formatDecimal(money.amount), currency: money.unit }
  const quantity = parseQuantity(text)
  return quantity === undefined ? undefined : { amount: formatDecimal(quantity.amount), unit: quantity.unit }
}

/** `250 EUR`, as people write it. */
export function measureText(measure: Measure): string {
  if (typeof measure === 'string') return measure
  return `${measure.amount} ${'currency' in measure ? measure.currency : measure.unit}`
}
