import { isCurrency } from './currency.ts'
import { parseDate } from './date.ts'
import { integerOfDecimal, ONE } from './decimal.ts'
import { decimalOf, parsePercent } from './decimal-text.ts'
import { parseDuration } from './duration.ts'
import { parseInstant } from './instant.ts'
import { isJsonObject } from './is-json-object.ts'
import type { JsonObject } from './json.ts'
import { ZERO } from './measured.ts'
import { parseMoney, parseQuantity } from './measured-text.ts'
import { parseRate } from './rate.ts'
import { isUnit } from './unit.ts'
import type { Decimal, Measured, Slot, Value } from './value.ts'
import { ABSENT } from './value.ts'
import type { TypeKind, ValueType } from './value-type.ts'

/** Elements of a list that a decision may look at; a longer list is unknown. */
export const LONGEST_LIST = 5_000

/**
 * A value from outside, read as its type says. Total: whatever is passed, from JSON or from JavaScript, nothing throws.
 *
 * Wire forms, by kind: bool `true`; text, id, enum a string (an id also a whole number); count, number, percent, probability, score decimal
 * text or a number (percent also `"2%"`); money `{ amount, currency }` or `"250 EUR"`; quantity `{ amount, unit }` or `"5 EA"`; rate
 * `"0.55 EUR/MIN"`; duration `"4h"` or `"PT4H"`; date `"2026-03-21"`; instant RFC 3339 with offset. A bare zero is zero money, quantity and
 * duration. A count is whole and not negative, a probability lies in [0, 1].
 *
 * Objects and maps are handed back as they came, to be decoded field by field; so are lists of them, unless an element is no object.
 *
 * @returns `ABSENT` for `undefined` and `null`; `undefined` (unknown) for what is malformed.
 */
export function decodeValue(type: ValueType, json: unknown): Slot {
  try {
    return decode(type, json)
  } catch {
    // A getter that throws, a revoked proxy.
    return undefined
  }
}

/** The field of an object; `ABSENT` unless it is its own. */
export function decodeField(type: ValueType, object: JsonObject, name: string): Slot {
  return decodeFieldBy(DECODERS[type.kind], type, object, name)
}

/** The same for a type that is known beforehand: what it means is looked up once. */
export function fieldDecoder(type: ValueType): (object: JsonObject, name: string) => Slot {
  const decodeKind = DECODERS[type.kind]
  return (object, name) => decodeFieldBy(decodeKind, type, object, name)
}

function decodeFieldBy(decodeKind: Decode, type: ValueType, object: JsonObject, name: string): Slot {
  try {
    if (!Object.hasOwn(object, name)) return ABSENT
    const json: unknown = object[name]
    return json === undefined || json === null ? ABSENT : decodeKind(json, type)
  } catch {
    return undefined
  }
}

function decode(type: ValueType, json: unknown): Slot {
  return json === undefined || json === null ? ABSENT : DECODERS[type.kind](json, type)
}

type Decode = (json: unknown, type: ValueType) => Value | undefined

const DECODERS: Readonly<Record<TypeKind, Decode>> = {
  bool: json => (typeof json === 'boolean' ? json : undefined),
  text: json => (typeof json === 'string' ? json : undefined),
  id: json => (typeof json === 'string' ? json : Number.isSafeInteger(json) ? String(json) : undefined),
  enum: (json, type) => (typeof json === 'string' && type.kind === 'enum' && type.values.includes(json) ? json : undefined),
  count: decodeCount,
  number: decimalOf,
  percent: json => (typeof json === 'string' ? parsePercent(json) : decimalOf(json)),
  probability: decodeProbability,
  score: decimalOf,
  money: decodeMoney,
  quantity: decodeQuantity,
  rate: json => (typeof json === 'string' ? parseRate(json) : undefined),
  duration: json => (typeof json === 'string' ? (parseDuration(json) ?? bareZero(json)) : bareZero(json)),
  date: json => (typeof json === 'string' ? parseDate(json) : undefined),
  instant: json => (typeof json === 'string' ? parseInstant(json) : undefined),
  list: decodeList,
  map: json => (isJsonObject(json) ? json : undefined),
  object: json => (isJsonObject(json) ? json : undefined),
}

function decodeCount(json: unknown): Decimal | undefined {
  const decimal = decimalOf(json)
  if (decimal === undefined) return undefined
  const integer = integerOfDecimal(decimal)
  return integer === undefined || integer < 0 ? undefined : decimal
}

function decodeProbability(json: unknown): Decimal | undefined {
  const decimal = decimalOf(json)
  if (typeof decimal !== 'number') return decimal === undefined ? undefined : withinOne(decimal)
  return decimal >= 0 && decimal <= ONE ? decimal : undefined
}

/** More than six places: between 0 and 1 if it is positive and no digit stands before the point. */
function withinOne(decimal: Exclude<Decimal, number>): Decimal | undefined {
  return decimal.digits > 0n && decimal.digits < 10n ** BigInt(decimal.scale) ? decimal : undefined
}

function decodeMoney(json: unknown): Measured | undefined {
  if (typeof json === 'string') return parseMoney(json)
  return isJsonObject(json) ? measuredOf(json['amount'], json['currency'], isCurrency) : zeroOf(json)
}

function decodeQuantity(json: unknown): Measured | undefined {
  if (typeof json === 'string') return parseQuantity(json)
  return isJsonObject(json) ? measuredOf(json['amount'], json['unit'], isUnit) : zeroOf(json)
}

function measuredOf(amount: unknown, unit: unknown, isKnown: (code: string) => boolean): Measured | undefined {
  if (typeof unit !== 'string' || !isKnown(unit)) return undefined
  const decimal = decimalOf(amount)
  return decimal === undefined ? undefined : { amount: decimal, unit }
}

function zeroOf(json: unknown): Measured | undefined {
  return json === 0 ? ZERO : undefined
}

function bareZero(json: unknown): number | undefined {
  return decimalOf(json) === 0 ? 0 : undefined
}

function decodeList(json: unknown, type: ValueType): readonly Slot[] | undefined {
  if (!Array.isArray(json) || type.kind !== 'list') return undefined
  const { length } = json
  if (length > LONGEST_LIST) return undefined
  const { of } = type
  if ((of.kind === 'object' || of.kind === 'map') && json.every(isJsonObject)) return json
  // By position: a hole is absent, and a list that grows while it is read has no say.
  return Array.from({ length }, (_, index) => decodeValue(of, json[index]))
}
