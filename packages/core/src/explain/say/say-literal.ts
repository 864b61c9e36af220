import { multiplyDecimals, ONE } from '../../values/decimal.ts'
import { formatDecimal, parseDecimal } from '../../values/decimal-text.ts'
import { parseDuration } from '../../values/duration.ts'
import type { Json } from '../../values/json.ts'
import type { ValueType } from '../../values/value-type.ts'
import { sayDuration } from './say-duration.ts'
import { sayJson } from './say-json.ts'

const WORD = /^[\w.:/+-]+$/

/** A constant as its type reads: `95%`, `14 days`, `2026-03-21`; text of more than one word stands in quotation marks. */
export function sayLiteral(type: ValueType, value: Json): string {
  if (type.kind === 'list' && Array.isArray(value)) return sayJson(value.map((item: Json) => sayLiteral(type.of, item)))
  if (typeof value !== 'string') return typeof value === 'boolean' ? sayBool(value) : sayJson(value)
  switch (type.kind) {
    case 'percent':
      return sayPercent(value)
    case 'duration':
      return sayDurationText(value)
    case 'text':
    case 'id':
      return WORD.test(value) ? sayJson(value) : `“${sayJson(value)}”`
    default:
      return sayJson(value)
  }
}

const sayBool = (value: boolean): string => (value ? 'true' : 'false')

/** `0.95` is 95%. */
function sayPercent(value: string): string {
  const part = parseDecimal(value)
  const hundredfold = part === undefined ? undefined : multiplyDecimals(part, 100 * ONE)
  return hundredfold === undefined ? sayJson(value) : `${formatDecimal(hundredfold)}%`
}

function sayDurationText(value: string): string {
  const ms = parseDuration(value)
  return ms === undefined ? sayJson(value) : sayDuration(ms)
}
