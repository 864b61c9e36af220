import { constantFrom } from 'fast-check'
import type { Expression } from '../../policy/expression.ts'
import type { ValueType } from '../../values/value-type.ts'
import type { Place } from './expression.arbitrary.ts'
import { wellFormed } from './json.arbitrary.ts'
import { FACTS, FIELDS, LETS, MONEY, NUMBER, OPTION_LETS, object, PARAMETERS, STEP_PARAMS, SUBJECT } from './world.arbitrary.ts'

type Make = () => Expression

/** Everything in the world, and in the variables that are bound, that reads as `type`. `keyOf` makes keys, positions and arguments. */
export function pathsOf(type: ValueType, place: Place, keyOf: (type: ValueType) => Expression): readonly Make[] {
  return [
    ...fieldsOf(SUBJECT, type),
    ...place.variables.flatMap(variable => [...(same(variable.type, type) ? [() => variable] : []), ...fieldsOf(variable, type)]),
    ...factPaths(type, place, keyOf),
    ...termPaths(type, place, keyOf),
    ...rootPaths(type),
    ...elementPaths(type, keyOf),
  ]
}

/** Fields of an object, and fields of the objects in it. */
function fieldsOf(of: Expression, type: ValueType): readonly Make[] {
  if (of.type.kind !== 'object') return []
  return Object.entries(FIELDS[of.type.name ?? ''] ?? {}).flatMap(([name, fieldType]) => {
    const field: Expression = { op: 'field', type: fieldType, of, name }
    return [...(same(fieldType, type) ? [() => field] : []), ...fieldsOf(field, type)]
  })
}

function factPaths(type: ValueType, place: Place, keyOf: (type: ValueType) => Expression): readonly Make[] {
  return FACTS.flatMap((model, index) => {
    const fact: Expression = { op: 'fact', type: model.type, index }
    const rows = model.type.kind === 'map' ? rowPaths(fact, type, place, keyOf) : []
    return [...(same(model.type, type) ? [() => fact] : []), ...fieldsOf(fact, type), ...rows]
  })
}

/** A row of a keyed fact, or a field of it, with each treatment of a row that is not there. */
function rowPaths(of: Expression, type: ValueType, place: Place, keyOf: (type: ValueType) => Expression): readonly Make[] {
  if (of.type.kind !== 'map') return []
  const { of: rowType } = of.type
  const row = (): Expression => {
    const key = keyOf({ kind: 'id' })
    const missing = place.g(() => constantFrom('absent', 'unknown', 'row'))
    const base = { op: 'key', type: rowType, of, key } as const
    return missing === 'absent' ? base : { ...base, missing: missing === 'unknown' ? 'unknown' : place.g(() => wellFormed(rowType)) }
  }
  const fields =
    rowType.kind === 'object' ? Object.entries(FIELDS[rowType.name ?? ''] ?? {}).filter(([, fieldType]) => same(fieldType, type)) : []
  return [
    ...(same(rowType, type) ? [row] : []),
    ...fields.map(
      ([name]) =>
        (): Expression => ({ op: 'field', type, of: row(), name }),
    ),
  ]
}

function termPaths(type: ValueType, place: Place, keyOf: (type: ValueType) => Expression): readonly Make[] {
  return LETS.flatMap((term, index) => {
    if (!same(term.type, type)) return []
    if (term.arguments.length === 0) return [(): Expression => ({ op: 'let', type, index })]
    if (term.arguments.length === 2) return [(): Expression => ({ op: 'term', type, index, args: [keyOf(MONEY), keyOf(NUMBER)] })]
    return place.variables
      .filter(variable => same(variable.type, object('line')))
      .map(variable => (): Expression => ({ op: 'term', type, index, args: [variable] }))
  })
}

const EVENT_FIELDS = ['id', 'type', 'source', 'subject'] as const

function rootPaths(type: ValueType): readonly Make[] {
  const roots: Expression[] = [
    { op: 'now', type: { kind: 'instant' } },
    { op: 'site', type: { kind: 'id' } },
    { op: 'cost', type: MONEY },
    { op: 'exposure', type: MONEY },
    { op: 'late', type: MONEY, step: 'split', field: 'amount' },
    { op: 'event', type: { kind: 'instant' }, field: 'time' },
    ...EVENT_FIELDS.map((field): Expression => ({ op: 'event', type: { kind: 'text' }, field })),
    ...PARAMETERS.map(({ name, type: parameter }): Expression => ({ op: 'parameter', type: parameter, name })),
    ...Object.entries(OPTION_LETS).map(([name, own]): Expression => ({ op: 'option', type: own, name })),
    { op: 'option', type: { kind: 'id' }, name: 'id' },
    ...Object.entries(STEP_PARAMS).map(([name, own]): Expression => ({ op: 'step', type: own, name })),
  ]
  return roots.filter(root => same(root.type, type)).map(root => () => root)
}

/** An element of a list of the subject by position, in it and beyond. */
function elementPaths(type: ValueType, keyOf: (type: ValueType) => Expression): readonly Make[] {
  return fieldsOf(SUBJECT, { kind: 'list', of: type }).map(make => () => ({
    op: 'index',
    type,
    of: make(),
    index: keyOf({ kind: 'count' }),
  }))
}

function same(a: ValueType, b: ValueType): boolean {
  return a.kind === b.kind && JSON.stringify(a) === JSON.stringify(b)
}
