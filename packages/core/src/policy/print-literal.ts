import { multiplyDecimals, ONE } from '../values/decimal.ts'
import { formatDecimal, parseDecimal } from '../values/decimal-text.ts'
import type { Json } from '../values/json.ts'
import type { ValueType } from '../values/value-type.ts'

/** A constant as expression text: `'250 EUR'`, `'95%'`, `0.92`, `'ok'`. */
export function printLiteral(type: ValueType, value: Json): string {
  switch (type.kind) {
    case 'bool':
    case 'count':
    case 'number':
    case 'probability':
    case 'score':
      return String(value)
    case 'percent':
      return quoted(percentText(String(value)))
    case 'money':
    case 'quantity':
      return value === '0' ? '0' : quoted(measureText(value))
    case 'list':
      return Array.isArray(value) ? `[${value.map((item: Json) => printLiteral(type.of, item)).join(', ')}]` : '[]'
    case 'map':
      return printObject(value, () => type.of)
    case 'object':
      return printObject(value, name => type.fields?.[name]?.type)
    default:
      return quoted(String(value))
  }
}

function percentText(value: string): string {
  const decimal = parseDecimal(value)
  const hundredfold = decimal === undefined ? undefined : multiplyDecimals(decimal, 100 * ONE)
  return hundredfold === undefined ? value : `${formatDecimal(hundredfold)}%`
}

function measureText(value: Json): string {
  if (typeof value !== 'object' || Array.isArray(value)) return String(value)
  return Object.values(value).map(String).join(' ')
}

function printObject(value: Json, typeOf: (name: string) => ValueType | undefined): string {
  if (typeof value !== 'object' || Array.isArray(value)) return '{}'
  const fields = Object.entries(value).map(([name, field]) => `${quoted(name)}: ${printLiteral(typeOf(name) ?? plainType(field), field)}`)
  return `{${fields.join(', ')}}`
}

function plainType(value: Json): ValueType {
  return typeof value === 'boolean' ? { kind: 'bool' } : typeof value === 'number' ? { kind: 'number' } : { kind: 'text' }
}

/** A text in single quotes, as CEL reads it. */
export function quoted(text: string): string {
  return `'${text.replace(/[\\'\p{Cc}]/gu, escaped)}'`
}

function escaped(char: string): string {
  if (char === '\\' || char === "'") return `\\${char}`
  const named = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[char]
  return named ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
}
