import { encodeValue } from '../../values/encode-value.ts'
import type { ForeignValue } from '../../values/foreign-operator.ts'
import type { Slot } from '../../values/value.ts'
import type { TypeKind, ValueType } from '../../values/value-type.ts'
import { isKnown, isList } from '../frame/slot-kinds.ts'

const NUMBERS: ReadonlySet<TypeKind> = new Set(['count', 'number', 'percent', 'probability', 'score'])
const PLAIN: ReadonlySet<TypeKind> = new Set(['bool', 'text', 'id', 'enum', 'date', 'instant'])

/**
 * A value as json-rules-engine would have it from JSON: numbers binary, days and instants as their canonical text.
 *
 * @returns `undefined` for what is absent or unknown, also inside a list, and for types that no single JSON value stands for (money).
 */
export function foreignValue(type: ValueType, slot: Slot): ForeignValue {
  if (!isKnown(slot)) return undefined
  if (type.kind === 'list') return isList(slot) ? foreignList(type.of, slot) : undefined
  if (!NUMBERS.has(type.kind) && !PLAIN.has(type.kind)) return undefined
  const json = encodeValue(type, slot)
  if (typeof json !== 'string') return typeof json === 'boolean' ? json : undefined
  return NUMBERS.has(type.kind) ? Number(json) : json
}

function foreignList(of: ValueType, slots: readonly Slot[]): ForeignValue {
  const values: ForeignValue[] = []
  for (const slot of slots) {
    const value = foreignValue(of, slot)
    if (value === undefined) return undefined
    values.push(value)
  }
  return values
}

/** How many values an operator may look at. */
export function foreignWork(value: ForeignValue): number {
  return isValues(value) ? value.reduce<number>((sum, one) => sum + foreignWork(one), 1) : 1
}

function isValues(value: ForeignValue): value is readonly ForeignValue[] {
  return Array.isArray(value)
}
