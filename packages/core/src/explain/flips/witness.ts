import { addDecimals, ONE } from '../../values/decimal.ts'
import { decodeValue } from '../../values/decode-value.ts'
import { encodeValue } from '../../values/encode-value.ts'
import type { Json } from '../../values/json.ts'
import type { Slot, Value } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import { isDecimal, isMeasured, isRate } from '../../values/value-form.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { ChangeRelation } from '../flip.ts'

/**
 * The value nearest to `to` that stands in `relation` to it: what a flip is tried with. `undefined` where the type has none, such as
 * a probability above 1.
 */
export function witnessOf(type: ValueType, relation: ChangeRelation, to: Json): Json | undefined {
  switch (relation) {
    case 'at-least':
    case 'at-most':
    case 'equal':
      return isReadable(type, to) ? to : undefined
    case 'above':
      return moved(type, to, 1)
    case 'below':
      return moved(type, to, -1)
    case 'not-equal':
      return another(type, to)
  }
}

function isReadable(type: ValueType, json: Json): boolean {
  const value = decodeValue(type, json)
  return value !== undefined && value !== ABSENT
}

function moved(type: ValueType, to: Json, direction: 1 | -1): Json | undefined {
  const value = decodeValue(type, to)
  const next = value === undefined || value === ABSENT ? undefined : step(type, value, direction)
  const json = encodeValue(type, next)
  return json !== undefined && isReadable(type, json) ? json : undefined
}

/** By the least step that people write: a millionth of a number, a millisecond, a day, one of a count. */
function step({ kind }: ValueType, value: Value, direction: 1 | -1): Slot {
  switch (kind) {
    case 'duration':
    case 'instant':
    case 'date':
      return typeof value === 'number' ? value + direction : undefined
    case 'money':
    case 'quantity':
    case 'rate':
      return stepAmount(value, direction)
    case 'count':
      return isDecimal(value) ? addDecimals(value, direction * ONE) : undefined
    case 'number':
    case 'percent':
    case 'probability':
    case 'score':
      return isDecimal(value) ? addDecimals(value, direction) : undefined
    default:
      return undefined
  }
}

function stepAmount(value: Value, direction: 1 | -1): Slot {
  if (!isMeasured(value) && !isRate(value)) return undefined
  const amount = addDecimals(value.amount, direction)
  return amount === undefined ? undefined : { ...value, amount }
}

function another(type: ValueType, to: Json): Json | undefined {
  switch (type.kind) {
    case 'bool':
      return to !== true
    case 'enum':
      return type.values.find(value => value !== to)
    case 'text':
    case 'id':
      return `${String(to)} (another)`
    default:
      return moved(type, to, 1) ?? moved(type, to, -1)
  }
}
