import { currencyCodes, isCurrency } from '../values/currency.ts'
import { decodeValue } from '../values/decode-value.ts'
import { encodeValue } from '../values/encode-value.ts'
import type { Json } from '../values/json.ts'
import { nearestName } from '../values/nearest-name.ts'
import { isUnit } from '../values/unit.ts'
import type { TypeKind, ValueType } from '../values/value-type.ts'
import { isNumeric } from './assignable.ts'
import { aType } from './type-text.ts'

/** `value` is canonical JSON of the type. */
export type LiteralReading = { readonly kind: 'read'; readonly value: Json } | LiteralRefusal

export interface LiteralRefusal {
  readonly kind: 'refused'
  readonly code: string
  readonly message: string
  readonly suggestion?: string
}

export const THOUSANDS: RegExp = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])/
/** A comma before decimals. Not `1,000`: that is a thousand to those who write a point there. */
export const DECIMAL_COMMA: RegExp = /^[-+]?(?!\d{1,3}(,\d{3})+( |$))(\d{1,3}(\.\d{3})+|\d+),\d+( \S+)?$/
export const LEADING_ZEROS: RegExp = /^-?0\d/

const FORMS: Partial<Record<TypeKind, string>> = {
  count: '12',
  number: '1.5',
  percent: '2%',
  probability: '0.92',
  score: '0.5',
  money: '250 EUR',
  quantity: '12 EA',
  rate: '0.55 EUR/MIN',
  duration: '4h',
  date: '2026-03-21',
  instant: '2026-03-21T12:00:00Z',
}

/**
 * Reads a constant's text as a type: `250 EUR`, `4h`, `2%`, a member of an enum, an id as it is. A bare `0` is zero of any unit.
 *
 * Lists, maps and objects are no single text and are refused.
 */
export function readLiteralText(text: string, type: ValueType): LiteralReading {
  if (type.kind === 'text' || type.kind === 'id') return { kind: 'read', value: text }
  if (type.kind === 'enum') return readMember(text, type.values)
  if (FORMS[type.kind] === undefined) return refused('wrong-literal', `\`${shortened(text)}\` is not ${aType(type)}`)
  const slot = decodeValue(isNumeric(type) && text.endsWith('%') ? { kind: 'percent' } : type, text)
  const value = slot === undefined ? undefined : encodeValue(type, slot)
  return value === undefined ? explainLiteral(text, type) : { kind: 'read', value }
}

function readMember(text: string, values: readonly string[]): LiteralReading {
  if (values.includes(text)) return { kind: 'read', value: text }
  const near = nearestName(text, values)
  const suggestion = near === undefined ? `one of ${values.map(value => `\`${value}\``).join(', ')}` : `did you mean \`${near}\`?`
  return refused('unknown-enum-value', `\`${shortened(text)}\` is never a value here`, suggestion)
}

function explainLiteral(text: string, type: ValueType): LiteralRefusal {
  return explainNumber(text) ?? explainUnit(text, type) ?? explainTime(text, type) ?? malformed(text, type)
}

function explainNumber(text: string): LiteralRefusal | undefined {
  if (THOUSANDS.test(text)) {
    return refused(
      'thousands-separator',
      `numbers have no separator for thousands: \`${shortened(text)}\``,
      `write \`${text.replaceAll(',', '')}\``,
    )
  }
  if (DECIMAL_COMMA.test(text)) {
    const message = `decimals stand behind a point, and nothing between thousands: \`${shortened(text)}\``
    return refused('decimal-comma', message, `write \`${text.replaceAll('.', '').replace(',', '.')}\``)
  }
  if (LEADING_ZEROS.test(text)) return refused('leading-zeros', `\`${shortened(text)}\` has leading zeros`, 'an id stands in quotes')
  return undefined
}

function explainUnit(text: string, type: ValueType): LiteralRefusal | undefined {
  if (type.kind !== 'money' && type.kind !== 'quantity' && type.kind !== 'rate') return undefined
  const form = FORMS[type.kind]
  if (/^-?\d+(\.\d+)?$/.test(text))
    return refused('bare-number', `\`${shortened(text)}\` has no unit and ${type.kind} needs one`, `write it like \`${form}\``)
  const unit = /^-?\d+(?:\.\d+)? ?([^\s\d/]+)$/.exec(text)?.[1]
  if (unit === undefined || type.kind === 'rate') return undefined
  return type.kind === 'money' ? explainCurrency(unit) : explainQuantityUnit(unit)
}

function explainCurrency(code: string): LiteralRefusal | undefined {
  if (isCurrency(code)) return undefined
  const near = SYMBOLS.get(code) ?? (isCurrency(code.toUpperCase()) ? code.toUpperCase() : nearestName(code, currencyCodes()))
  const suggestion = near === undefined ? 'currencies are ISO 4217 codes: `EUR`' : `did you mean \`${near}\`?`
  return refused('unknown-currency', `\`${shortened(code)}\` is not a currency`, suggestion)
}

/** Why a text is not the code of a unit; `undefined` if it is one. */
export function explainQuantityUnit(code: string): LiteralRefusal | undefined {
  if (isUnit(code)) return undefined
  const common = COMMON_UNITS.get(code.toLowerCase())
  const suggestion = common === undefined ? 'units are UN/ECE Rec 20 codes: `EA`, `KGM`, `MTQ`' : `did you mean \`${common}\`?`
  return refused('unknown-unit', `\`${shortened(code)}\` is not a unit`, suggestion)
}

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['$', 'USD'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
])

/** What people write for the units that they need most. */
const COMMON_UNITS: ReadonlyMap<string, string> = new Map([
  ['kg', 'KGM'],
  ['g', 'GRM'],
  ['t', 'TNE'],
  ['lb', 'LBR'],
  ['lbs', 'LBR'],
  ['l', 'LTR'],
  ['ml', 'MLT'],
  ['m3', 'MTQ'],
  ['m', 'MTR'],
  ['cm', 'CMT'],
  ['mm', 'MMT'],
  ['pc', 'EA'],
  ['pcs', 'EA'],
  ['each', 'EA'],
  ['piece', 'H87'],
  ['pieces', 'H87'],
])

function explainTime(text: string, type: ValueType): LiteralRefusal | undefined {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text)
  if (type.kind === 'instant' && isDate) {
    return refused(
      'date-and-instant',
      `\`${text}\` is a date, and an instant is needed`,
      'write the time and its offset, or compare with `day(x)`',
    )
  }
  if (type.kind === 'date' && /^\d{4}-\d{2}-\d{2}T/.test(text)) {
    return refused('date-and-instant', `\`${shortened(text)}\` is an instant, and a date is needed`, 'leave out the time, or use `day(x)`')
  }
  if (type.kind !== 'instant' || !/^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(text)) return undefined
  return refused(
    'wrong-literal',
    `the instant \`${shortened(text)}\` has no offset`,
    `write \`${shortened(text)}Z\` or \`${shortened(text)}+01:00\``,
  )
}

function malformed(text: string, type: ValueType): LiteralRefusal {
  const share = type.kind === 'probability' ? shareOfHundred(text) : undefined
  const suggestion = share === undefined ? `write it like \`${FORMS[type.kind]}\`` : `write \`${share}\``
  return refused('wrong-literal', `\`${shortened(text)}\` is not ${aType(type)}`, suggestion)
}

/** `60%` and `60` as `0.60`. A `2` may be anything. */
function shareOfHundred(text: string): string | undefined {
  const [, whole, decimals = ''] = /^(\d{1,2}(?=\.\d+%$| ?%$)|\d\d|100)(?:\.(\d{1,6})%| ?%)?$/.exec(text) ?? []
  if (whole === undefined) return undefined
  return whole === '100' ? '1' : `0.${whole.padStart(2, '0')}${decimals}`
}

function refused(code: string, message: string, suggestion?: string): LiteralRefusal {
  return { kind: 'refused', code, message, ...(suggestion === undefined ? {} : { suggestion }) }
}

/** Text from a document as it goes into a message. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
