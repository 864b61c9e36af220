import type { FieldType, ValueType } from '../../values/value-type.ts'
import { isNumeric, joined } from '../assignable.ts'
import type { Expression } from '../expression.ts'
import type { Syntax } from '../syntax.ts'
import { aType } from '../type-text.ts'
import type { Checked, Checking } from './checking.ts'
import { checkPart, checkParts, refuse, spanOf, written } from './checking.ts'
import { isConstant } from './constant.ts'
import { fitType } from './fit-type.ts'

/** `[a, b]`: elements of one type; constants take it from the others. */
export function checkList(syntax: Syntax & { readonly kind: 'list' }, checking: Checking): Checked | undefined {
  const items = checkParts(syntax.items, checking)
  if (items === undefined) return undefined
  const type = elementType(items, checking)
  if (type === undefined) return undefined
  const typed = items.map(item => (isNumeric(item.type) && isNumeric(type) ? item : fitType(item, type, checking)))
  if (!typed.every(item => item !== undefined)) return undefined
  return { expression: { op: 'list', type: { kind: 'list', of: type }, items: typed } }
}

function elementType(items: readonly Expression[], checking: Checking): ValueType | undefined {
  const typed = items.filter(item => !isConstant(item))
  const [first = items[0], ...others] = typed.length > 0 ? typed : items
  let type: ValueType = first?.type ?? { kind: 'text' }
  for (const item of others) {
    const both = joined(type, item.type)
    if (both === undefined) {
      return refuse(
        checking,
        spanOf(item, checking),
        'types-differ',
        `${written(item, checking)} is ${aType(item.type)}, and the elements before are ${aType(type)}`,
      )
    }
    type = both
  }
  return type
}

/** `{'a': b}`: only in a value slot, as a row that an action takes. */
export function checkObject(syntax: Syntax & { readonly kind: 'object' }, checking: Checking): Checked | undefined {
  if (checking.slot === 'expression') {
    return refuse(checking, syntax, 'map-not-here', 'a map makes a value for `with` and `do`; it is not read in expressions')
  }
  const names = new Set<string>()
  const fields: (readonly [string, Expression])[] = []
  for (const [key, value] of syntax.fields) {
    const name = fieldName(key, names, checking)
    const checked = checkPart(value, checking)
    if (name !== undefined && checked !== undefined) fields.push([name, checked])
  }
  if (fields.length < syntax.fields.length) return undefined
  const types = Object.fromEntries(fields.map(([name, { type }]): [string, FieldType] => [name, { type, optional: false }]))
  return { expression: { op: 'object', type: { kind: 'object', fields: types }, fields } }
}

function fieldName(key: Syntax, names: Set<string>, checking: Checking): string | undefined {
  if (key.kind !== 'text') return refuse(checking, key, 'wrong-arguments', 'a key is a text in quotes')
  if (key.value === '__proto__') return refuse(checking, key, 'wrong-arguments', 'the key `__proto__` is not allowed')
  if (names.has(key.value)) return refuse(checking, key, 'duplicate-key', `the key \`${key.value}\` stands here twice`)
  names.add(key.value)
  return key.value
}
