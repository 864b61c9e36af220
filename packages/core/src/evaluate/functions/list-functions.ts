import { decimalOfInteger } from '../../values/decimal.ts'
import { encodeValue } from '../../values/encode-value.ts'
import { ZERO } from '../../values/measured.ts'
import type { Slot, Value } from '../../values/value.ts'
import type { ValueType } from '../../values/value-type.ts'
import { operationFor } from '../expression/arithmetic-operations.ts'
import { isList } from '../frame/slot-kinds.ts'
import { extreme } from './extreme.ts'
import type { FunctionCall, FunctionMeaning } from './function-meaning.ts'
import { knownElements, mismatchOf } from './function-meaning.ts'

/** Of no elements: the bare zero, which goes with every unit. */
export const sum: FunctionMeaning = ([list], _frame, call) => {
  const elements = elementsOf(list)
  const { kind } = call.type
  const add = operationFor('add', kind, kind)
  if (elements === undefined || add === undefined) return undefined
  let total: Value = kind === 'money' || kind === 'quantity' ? ZERO : 0
  for (const element of elements) {
    const next = add(total, element)
    if (next === undefined) return call.unknown(call.type.kind === 'duration' ? 'out-of-range' : mismatchOrRange(call.type, total, element))
    total = next
  }
  return total
}

function mismatchOrRange(type: ValueType, a: Value, b: Value): 'currency' | 'unit' | 'out-of-range' {
  const mismatch = mismatchOf(type)
  return (mismatch === 'currency' || mismatch === 'unit') && unitOf(a) !== unitOf(b) ? mismatch : 'out-of-range'
}

function unitOf(value: Value): unknown {
  return typeof value === 'object' && 'unit' in value ? value.unit : undefined
}

/** How many there are, known or not. */
export const count: FunctionMeaning = ([list]) => (isList(list) ? decimalOfInteger(list.length) : undefined)

/** Each value once, where it first stands. The bare zero and zero of a unit are two values here. */
export const distinct: FunctionMeaning = ([list], _frame, call) => {
  const elements = elementsOf(list)
  if (elements === undefined || call.type.kind !== 'list') return undefined
  const seen = new Set<unknown>()
  const { of } = call.type
  return elements.filter(element => {
    const key = typeof element === 'object' ? JSON.stringify(encodeValue(of, element)) : element
    return !seen.has(key) && seen.add(key)
  })
}

/** Of one list, or of several arguments; of nothing: unknown. */
export const min: FunctionMeaning = (args, _frame, call) => extremeOf(args, call, order => order < 0)
export const max: FunctionMeaning = (args, _frame, call) => extremeOf(args, call, order => order > 0)

function extremeOf(args: readonly Value[], call: FunctionCall, better: (order: number) => boolean): Slot {
  const [list] = args
  if (args.length !== 1 || !isList(list)) return extreme(args, call, better)
  const elements = knownElements(list)
  return elements === undefined ? undefined : extreme(elements, call, better)
}

function elementsOf(list: Slot): readonly Value[] | undefined {
  return isList(list) ? knownElements(list) : undefined
}
