import { canonicalJson } from './canonical-json.ts'
import { compareDecimals } from './decimal.ts'
import { decodeField } from './decode-value.ts'
import { isJsonObject } from './is-json-object.ts'
import type { JsonObject } from './json.ts'
import { compareMeasured } from './measured.ts'
import type { Slot, Value } from './value.ts'
import { ABSENT } from './value.ts'
import { isDecimal, isInteger, isMeasured, isRate } from './value-form.ts'
import type { TypeKind, ValueType } from './value-type.ts'

type Order = -1 | 0 | 1
type Compare = (a: Value, b: Value) => Order | undefined

const compareDecimalValues: Compare = (a, b) => (isDecimal(a) && isDecimal(b) ? compareDecimals(a, b) : undefined)
const compareIntegers: Compare = (a, b) => (isInteger(a) && isInteger(b) ? order(a, b) : undefined)
const compareTexts: Compare = (a, b) => (typeof a === 'string' && typeof b === 'string' ? order(a, b) : undefined)
const compareMeasures: Compare = (a, b) => (isMeasured(a) && isMeasured(b) ? compareMeasured(a, b) : undefined)

/** The kinds that have an order. An enum has none: the order of its values on a page means nothing. */
const COMPARE: Partial<Readonly<Record<TypeKind, Compare>>> = {
  text: compareTexts,
  id: compareTexts,
  count: compareDecimalValues,
  number: compareDecimalValues,
  percent: compareDecimalValues,
  probability: compareDecimalValues,
  score: compareDecimalValues,
  money: compareMeasures,
  quantity: compareMeasures,
  rate: compareRates,
  duration: compareIntegers,
  date: compareIntegers,
  instant: compareIntegers,
}

export function isOrdered(type: ValueType): boolean {
  return COMPARE[type.kind] !== undefined
}

/**
 * Text by UTF-16 units, everything else by size. `undefined`: unknown or absent, two currencies or units, or a type without order.
 */
export function compareValues(type: ValueType, a: Slot, b: Slot): -1 | 0 | 1 | undefined {
  return isKnown(a) && isKnown(b) ? COMPARE[type.kind]?.(a, b) : undefined
}

/** Lists and maps element by element, objects by their canonical JSON. `undefined`: undecided, because a part is unknown or of another unit. */
export function equalValues(type: ValueType, a: Slot, b: Slot): boolean | undefined {
  if (!isKnown(a) || !isKnown(b)) return undefined
  switch (type.kind) {
    case 'bool':
    case 'enum':
      return a === b
    case 'list':
      return Array.isArray(a) && Array.isArray(b) ? equalLists(type.of, a, b) : undefined
    case 'map':
      return isJsonObject(a) && isJsonObject(b) ? equalMaps(type.of, a, b) : undefined
    case 'object':
      return isJsonObject(a) && isJsonObject(b) ? canonicalJson(a) === canonicalJson(b) : undefined
    default: {
      const relation = compareValues(type, a, b)
      return relation === undefined ? undefined : relation === 0
    }
  }
}

function compareRates(a: Value, b: Value): Order | undefined {
  if (!isRate(a) || !isRate(b) || a.unit !== b.unit || a.per !== b.per) return undefined
  return compareDecimals(a.amount, b.amount)
}

function equalLists(of: ValueType, a: readonly Slot[], b: readonly Slot[]): boolean | undefined {
  return a.length === b.length && everyKnown(a.map((element, index) => equalValues(of, element, b[index])))
}

function equalMaps(of: ValueType, a: JsonObject, b: JsonObject): boolean | undefined {
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length || !keys.every(key => Object.hasOwn(b, key))) return false
  return everyKnown(keys.map(key => equalValues(of, decodeField(of, a, key), decodeField(of, b, key))))
}

/** Kleene's "and": false beats unknown. */
function everyKnown(parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false
  return parts.includes(undefined) ? undefined : true
}

function isKnown(slot: Slot): slot is Value {
  return slot !== undefined && slot !== ABSENT
}

function order<T extends string | number>(a: T, b: T): Order {
  return a < b ? -1 : a > b ? 1 : 0
}
