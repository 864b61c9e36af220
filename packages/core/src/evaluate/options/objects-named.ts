import { decodeField, decodeValue } from '../../values/decode-value.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { Slot } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { Param } from '../decision.ts'
import type { BuiltStep } from './candidate.ts'

/** An object that a step names; `late`: by a result that is not there yet. */
export type Named = { readonly id: string } | 'late' | 'unknown'

/** Every object of one type that a step names in any of its parameters, however deep; an absent parameter names none. */
export function objectsNamed({ action, step, frame }: BuiltStep, of: string): readonly Named[] {
  const named: Named[] = []
  for (const [name, { type }] of Object.entries(action?.params ?? {})) {
    if (!mayName(type, of)) continue
    const late = frame.late.has(name) && Object.hasOwn(step.params, name) ? step.params[name] : undefined
    if (late !== undefined) named.push(...inParam(type, late, of))
    else if (frame.values.has(name)) named.push(...inValue(type, frame.values.get(name), of))
  }
  return named
}

function inParam(type: ValueType, param: Param, of: string): readonly Named[] {
  switch (param.kind) {
    case 'value':
      return inValue(type, decodeValue(type, param.value), of)
    case 'late':
      return mayName(type, of) ? ['late'] : []
    case 'list':
      return type.kind === 'list' ? param.items.flatMap(item => inParam(type.of, item, of)) : []
  }
}

/** Objects and maps are raw, and so are lists of them. */
function inValue(type: ValueType, value: Slot, of: string): readonly Named[] {
  if (value === ABSENT || !mayName(type, of)) return []
  switch (type.kind) {
    case 'id':
      return [typeof value === 'string' ? { id: value } : 'unknown']
    case 'list':
      return isSlots(value) ? value.flatMap(item => inValue(type.of, item, of)) : ['unknown']
    case 'map':
      return isJsonObject(value) ? Object.values(value).flatMap(item => inValue(type.of, decodeValue(type.of, item), of)) : ['unknown']
    case 'object':
      return isJsonObject(value)
        ? Object.entries(type.fields ?? {}).flatMap(([name, field]) => inValue(field.type, decodeField(field.type, value, name), of))
        : ['unknown']
    default:
      return []
  }
}

function isSlots(value: Slot): value is readonly Slot[] {
  return Array.isArray(value)
}

function mayName(type: ValueType, of: string): boolean {
  switch (type.kind) {
    case 'id':
      return type.of === of
    case 'list':
    case 'map':
      return mayName(type.of, of)
    case 'object':
      return Object.values(type.fields ?? {}).some(field => mayName(field.type, of))
    default:
      return false
  }
}
