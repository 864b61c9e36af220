import type { ObjectType, TypeKind, ValueType } from '../values/value-type.ts'

const NUMERIC: ReadonlySet<TypeKind> = new Set(['count', 'number', 'percent'])
const WORDS: ReadonlySet<TypeKind> = new Set(['text', 'id', 'enum'])

/** Objects nested deeper than this are taken by their names. */
const DEEPEST = 4

export function isNumeric(type: ValueType): boolean {
  return NUMERIC.has(type.kind)
}

export function isWord(type: ValueType): boolean {
  return WORDS.has(type.kind)
}

/**
 * Whether every value of `from` may stand where `to` is expected.
 *
 * Numbers, counts and percents are one family. Text may be an id, and an id or enum is text; text is no enum, because nothing checks
 * it. Ids of two objects do not mix. An object fits one of its name, else one whose mandatory fields it has.
 */
export function assignable(from: ValueType, to: ValueType, depth = 0): boolean {
  if (isNumeric(from) && isNumeric(to)) return true
  if (isWord(from) && isWord(to)) return wordFits(from, to)
  if (from.kind === 'list' || from.kind === 'map') return to.kind === from.kind && assignable(from.of, to.of, depth)
  if (from.kind === 'object') return to.kind === 'object' && objectFits(from, to, depth)
  return from.kind === to.kind
}

function wordFits(from: ValueType, to: ValueType): boolean {
  if (to.kind === 'enum') return from.kind === 'enum' && from.values.every(value => to.values.includes(value))
  if (from.kind === 'id' && to.kind === 'id') return from.of === undefined || to.of === undefined || from.of === to.of
  return true
}

function objectFits(from: ObjectType, to: ObjectType, depth: number): boolean {
  if (from.name !== undefined && to.name !== undefined) return from.name === to.name
  const { fields } = to
  if (fields === undefined || from.fields === undefined || depth >= DEEPEST) return true
  const given = from.fields
  return Object.entries(fields).every(([name, { type, optional }]) => {
    const field = Object.hasOwn(given, name) ? given[name] : undefined
    return field === undefined ? optional : (optional || !field.optional) && assignable(field.type, type, depth + 1)
  })
}

/** Whether equality between the two can ever hold. Two enums need a value in common. */
export function comparable(left: ValueType, right: ValueType): boolean {
  if (left.kind === 'enum' && right.kind === 'enum') return left.values.some(value => right.values.includes(value))
  if (isWord(left) && isWord(right)) return left.kind === 'enum' || right.kind === 'enum' || wordFits(left, right)
  if (isNumeric(left) && isNumeric(right)) return true
  return left.kind === right.kind && left.kind !== 'list' && left.kind !== 'map' && left.kind !== 'object'
}

/** One type for two values that may stand in the same place: branches of `?:`, elements of a list. */
export function joined(left: ValueType, right: ValueType): ValueType | undefined {
  if (isNumeric(left) && isNumeric(right)) return left.kind === right.kind ? left : { kind: 'number' }
  if (left.kind === 'enum' && right.kind === 'enum') return { kind: 'enum', values: [...new Set([...left.values, ...right.values])] }
  if (assignable(left, right)) return right
  if (assignable(right, left)) return left
  return isWord(left) && isWord(right) ? { kind: 'text' } : undefined
}

/** The type without the fields of its objects, as the typed AST carries it. */
export function erase(type: ValueType): ValueType {
  if (type.kind === 'list' || type.kind === 'map') return { kind: type.kind, of: erase(type.of) }
  if (type.kind === 'object') return type.name === undefined ? { kind: 'object' } : { kind: 'object', name: type.name }
  return type
}
