import type { ActionModel } from '../../policy/model.ts'
import { decodeField, decodeValue } from '../../values/decode-value.ts'
import { isJsonObject } from '../../values/is-json-object.ts'
import type { JsonObject } from '../../values/json.ts'
import type { Slot } from '../../values/value.ts'
import { ABSENT } from '../../values/value.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { Param } from '../decision.ts'
import type { BuiltStep } from './candidate.ts'

/** An object that a step names; `late`: by a result that is not there yet. */
export type Named = { readonly id: string } | 'late' | 'unknown'

/**
 * Every object of one type that a step names in any of its parameters, however deep; an absent parameter names none. In the order of the
 * step and of lists, elsewhere by name: the order in which a contract or a map was written tells nothing.
 */
export function objectsNamed({ action, step, frame }: BuiltStep, of: string): readonly Named[] {
  const named: Named[] = []
  for (const [name, value] of frame.values) {
    const type = typeOf(action, name)
    if (type === undefined || !mayName(type, of)) continue
    const late = frame.late.has(name) && Object.hasOwn(step.params, name) ? step.params[name] : undefined
    named.push(...(late === undefined ? inValue(type, value, of) : inParam(type, late, of)))
  }
  return named
}

function typeOf(action: ActionModel | undefined, param: string): ValueType | undefined {
  return action !== undefined && Object.hasOwn(action.params, param) ? action.params[param]?.type : undefined
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
      return isJsonObject(value) ? inMembers(value, Object.keys(value), () => type.of, of) : ['unknown']
    case 'object': {
      const { fields = {} } = type
      return isJsonObject(value) ? inMembers(value, Object.keys(fields), name => fields[name]?.type, of) : ['unknown']
    }
    default:
      return []
  }
}

function inMembers(
  holder: JsonObject,
  names: readonly string[],
  typeOfMember: (name: string) => ValueType | undefined,
  of: string,
): readonly Named[] {
  return names.toSorted().flatMap(name => {
    const type = typeOfMember(name)
    return type === undefined ? [] : inValue(type, decodeField(type, holder, name), of)
  })
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
