import type { FieldType, ObjectType, ValueType } from '../../values/value-type.ts'
import { assignable, isNumeric } from '../assignable.ts'
import type { Expression, QuantifierExpression } from '../expression.ts'
import { aType } from '../type-text.ts'
import type { Checking } from './checking.ts'
import { refuse, spanOf, written } from './checking.ts'
import { asType, isConstant } from './constant.ts'
import { suggestName } from './suggest-name.ts'

/** The expression where a `type` is needed: constants inside it take their types from there; what cannot stand there is a problem. */
export function fitType(expression: Expression, type: ValueType, checking: Checking): Expression | undefined {
  if (isConstant(expression)) return asType(expression, type, checking)
  const adapted = adapt(expression, type, checking)
  if (adapted === undefined) return undefined
  if (adapted !== expression) {
    checking.spans.set(adapted, spanOf(expression, checking))
    return adapted
  }
  if (assignable(expression.type, type)) return expression
  const message = `${written(expression, checking)} is ${aType(expression.type)}, but ${aType(type)} is needed`
  return refuse(checking, spanOf(expression, checking), codeOf(expression.type, type), message, suggestionFor(expression.type, type))
}

/** Constructs whose parts may be constants, and a rate times its denominator: what it gives, only its unit says. */
function adapt(expression: Expression, type: ValueType, checking: Checking): Expression | undefined {
  switch (expression.op) {
    case 'list':
      return type.kind === 'list' ? fitList(expression, type, checking) : expression
    case 'if':
      return fitBranches(expression, type, checking)
    case 'object':
      return type.kind === 'object' && type.fields !== undefined ? fitObject(expression, type, type.fields, checking) : expression
    case 'map':
      return type.kind === 'list' ? fitMap(expression, type, checking) : expression
    case 'multiply':
      return type.kind === 'quantity' && givesNumerator(expression) ? { ...expression, type } : expression
    default:
      return expression
  }
}

type Of<Op extends Expression['op']> = Extract<Expression, { op: Op }>

function fitList(list: Of<'list'>, type: ValueType & { readonly of: ValueType }, checking: Checking): Expression | undefined {
  const items = list.items.map(item => fitType(item, type.of, checking))
  return items.every(item => item !== undefined) ? { ...list, type, items } : undefined
}

function fitBranches(branches: Of<'if'>, type: ValueType, checking: Checking): Expression | undefined {
  const then = fitType(branches.then, type, checking)
  const otherwise = fitType(branches.else, type, checking)
  return then === undefined || otherwise === undefined ? undefined : { ...branches, type, then, else: otherwise }
}

function fitMap(map: QuantifierExpression, type: ValueType & { readonly of: ValueType }, checking: Checking): Expression | undefined {
  const body = fitType(map.body, type.of, checking)
  if (body === undefined || body === map.body) return body && map
  return { ...map, type, body }
}

function fitObject(
  object: Of<'object'>,
  type: ObjectType,
  fields: Readonly<Record<string, FieldType>>,
  checking: Checking,
): Expression | undefined {
  const span = spanOf(object, checking)
  const given = new Set(object.fields.map(([name]) => name))
  const missing = Object.keys(fields).filter(name => fields[name]?.optional === false && !given.has(name))
  for (const name of missing) refuse(checking, span, 'missing-field', `the field \`${name}\` of ${aType(type)} is missing`)
  const values = object.fields.map(([name, value]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (field !== undefined) return [name, fitType(value, field.type, checking)] as const
    refuse(
      checking,
      spanOf(value, checking),
      'unknown-field',
      `${aType(type)} has no field \`${name}\``,
      suggestName(name, Object.keys(fields)),
    )
    return [name, undefined] as const
  })
  if (missing.length > 0 || !values.every(isComplete)) return undefined
  return { ...object, type, fields: values }
}

function isComplete(field: readonly [string, Expression | undefined]): field is readonly [string, Expression] {
  return field[1] !== undefined
}

/** Whether this is a rate times its denominator, which is typed as money until something says that it is a quantity. */
export function givesNumerator(expression: Expression): boolean {
  return expression.op === 'multiply' && (expression.left.type.kind === 'rate' || expression.right.type.kind === 'rate')
}

function codeOf(from: ValueType, to: ValueType): string {
  return isMoment(from) && isMoment(to) ? 'date-and-instant' : 'types-differ'
}

export function isMoment(type: ValueType): boolean {
  return type.kind === 'date' || type.kind === 'instant'
}

function suggestionFor(from: ValueType, to: ValueType): string | undefined {
  if (from.kind === 'instant' && to.kind === 'date') return 'the day of an instant is `day(x)`'
  if (isNumeric(from) && to.kind === 'duration') return 'a number of days is `days(x)`; hours and minutes likewise'
  if (from.kind === 'list' && to.kind !== 'list') return 'one element is `list[0]`'
  return undefined
}
