import { formatDate, isDate } from './date.ts'
import { formatDecimal } from './decimal-text.ts'
import { formatDuration } from './duration.ts'
import { formatInstant, isInstant } from './instant.ts'
import { isJsonObject } from './is-json-object.ts'
import type { Json } from './json.ts'
import { formatRate } from './rate.ts'
import type { Measured, Slot, Value } from './value.ts'
import { ABSENT } from './value.ts'
import { isDecimal, isInteger, isMeasured, isRate } from './value-form.ts'
import type { TypeKind, ValueType } from './value-type.ts'

/**
 * The canonical wire form of a value: one text for each value, which `decodeValue` reads back. Decimals are text without exponent or
 * trailing zeros, money and quantities objects (a bare zero `"0"`), instants UTC with milliseconds. Objects and maps stay as they came.
 *
 * @returns `undefined` for absent, for unknown (also inside a list), and for a value that is not of this type.
 */
export function encodeValue(type: ValueType, value: Slot): Json | undefined {
  return value === undefined || value === ABSENT ? undefined : ENCODERS[type.kind](value, type)
}

type Encode = (value: Value, type: ValueType) => Json | undefined

const encodeText: Encode = value => (typeof value === 'string' ? value : undefined)
const encodeDecimal: Encode = value => (isDecimal(value) ? formatDecimal(value) : undefined)
const encodeObject: Encode = value => (isJsonObject(value) ? value : undefined)

const ENCODERS: Readonly<Record<TypeKind, Encode>> = {
  bool: value => (typeof value === 'boolean' ? value : undefined),
  text: encodeText,
  id: encodeText,
  enum: encodeText,
  count: encodeDecimal,
  number: encodeDecimal,
  percent: encodeDecimal,
  probability: encodeDecimal,
  score: encodeDecimal,
  money: value => (isMeasured(value) ? moneyJson(value) : undefined),
  quantity: value => (isMeasured(value) ? quantityJson(value) : undefined),
  rate: value => (isRate(value) ? formatRate(value) : undefined),
  duration: value => (isInteger(value) ? formatDuration(value) : undefined),
  date: value => (isInteger(value) && isDate(value) ? formatDate(value) : undefined),
  instant: value => (isInteger(value) && isInstant(value) ? formatInstant(value) : undefined),
  list: encodeList,
  map: encodeObject,
  object: encodeObject,
}

function moneyJson({ amount, unit }: Measured): Json {
  return unit === '' ? formatDecimal(amount) : { amount: formatDecimal(amount), currency: unit }
}

function quantityJson({ amount, unit }: Measured): Json {
  return unit === '' ? formatDecimal(amount) : { amount: formatDecimal(amount), unit }
}

function encodeList(value: Value, type: ValueType): Json | undefined {
  if (!Array.isArray(value) || type.kind !== 'list') return undefined
  const items: Json[] = []
  for (const element of value) {
    const item = encodeValue(type.of, element)
    if (item === undefined) return undefined
    items.push(item)
  }
  return items
}
