import type { TypeKind, ValueType } from '../../values/value-type.ts'
import { assignable, isNumeric, isWord } from '../assignable.ts'
import type { Expression, FunctionName } from '../expression.ts'
import type { Parameter } from '../function-signatures.ts'
import { explainQuantityUnit, readLiteralText } from '../literal-text.ts'
import { aType } from '../type-text.ts'
import type { Checking } from './checking.ts'
import { refuse, spanOf, written } from './checking.ts'
import { asType, isConstant } from './constant.ts'
import { fitType } from './fit-type.ts'

const ARRIVALS: ValueType = {
  kind: 'list',
  of: {
    kind: 'object',
    fields: { date: { type: { kind: 'date' }, optional: false }, quantity: { type: { kind: 'quantity' }, optional: false } },
  },
}

/** Whether an argument fits by the kind of its type alone; a text constant fits where it can be read. */
export function accepts(parameter: Parameter, arg: Expression): boolean {
  switch (parameter.is) {
    case 'unit':
      return isWord(arg.type)
    case 'arrivals':
      return arg.type.kind === 'list'
    case 'list':
      return arg.type.kind === 'list' && (parameter.of === undefined || parameter.of.includes(arg.type.of.kind) || arg.op === 'list')
    default:
      return parameter.kinds.includes(arg.type.kind) || constantKind(arg, parameter.kinds) !== undefined
  }
}

/** The argument with its type settled, or a problem. `anchor`: the type that arguments marked `same` share. */
export function acceptArgument(
  name: FunctionName,
  parameter: Parameter,
  arg: Expression,
  anchor: ValueType | undefined,
  checking: Checking,
): Expression | undefined {
  switch (parameter.is) {
    case 'unit':
      return acceptUnit(name, arg, checking)
    case 'arrivals':
      return assignable(arg.type, ARRIVALS) ? arg : refuseArgument(name, arg, 'a list of rows with `date` and `quantity`', checking)
    case 'list':
      return acceptList(name, parameter.of, arg, checking)
    case 'same':
      return acceptSame(name, parameter.kinds, arg, anchor, checking)
    case 'kind':
      return acceptKind(name, parameter.kinds, arg, checking)
  }
}

function acceptUnit(name: FunctionName, arg: Expression, checking: Checking): Expression | undefined {
  if (!isWord(arg.type)) return refuseArgument(name, arg, 'the code of a unit', checking)
  const wrong = isConstant(arg) ? explainQuantityUnit(String(arg.value)) : undefined
  return wrong === undefined ? arg : refuse(checking, spanOf(arg, checking), wrong.code, wrong.message, wrong.suggestion)
}

function acceptList(
  name: FunctionName,
  kinds: readonly TypeKind[] | undefined,
  arg: Expression,
  checking: Checking,
): Expression | undefined {
  if (arg.type.kind !== 'list') return refuseArgument(name, arg, 'a list', checking)
  if (kinds === undefined || kinds.includes(arg.type.of.kind)) return arg
  return refuseArgument(name, arg, `a list of which each element is ${oneOf(kinds)}`, checking)
}

function acceptSame(
  name: FunctionName,
  kinds: readonly TypeKind[],
  arg: Expression,
  anchor: ValueType | undefined,
  checking: Checking,
): Expression | undefined {
  if (anchor === undefined || (isConstant(arg) && anchor === arg.type)) return acceptKind(name, kinds, arg, checking)
  if (!kinds.includes(anchor.kind)) return acceptKind(name, kinds, arg, checking)
  return isConstant(arg) ? asType(arg, anchor, checking) : fitType(arg, anchor, checking)
}

function acceptKind(name: FunctionName, kinds: readonly TypeKind[], arg: Expression, checking: Checking): Expression | undefined {
  if (kinds.includes(arg.type.kind)) return arg
  const kind = constantKind(arg, kinds)
  if (kind !== undefined && isConstant(arg)) return asType(arg, kind, checking)
  return refuseArgument(name, arg, oneOf(kinds), checking)
}

/** The first kind that a text constant can be read as. */
function constantKind(arg: Expression, kinds: readonly TypeKind[]): ValueType | undefined {
  if (!isConstant(arg) || arg.type.kind !== 'text') return undefined
  const text = String(arg.value)
  return kinds.map(plainType).find(type => type !== undefined && readLiteralText(text, type).kind === 'read')
}

function plainType(kind: TypeKind): ValueType | undefined {
  return kind === 'enum' || kind === 'list' || kind === 'map' || kind === 'object' ? undefined : { kind }
}

/** The kinds in words; the numeric ones are one. */
function oneOf(kinds: readonly TypeKind[]): string {
  const plain = kinds.flatMap(kind => plainType(kind) ?? [])
  const distinct = plain.filter((type, index) => index === 0 || !isNumeric(type)).map(aType)
  const last = distinct.at(-1) ?? 'a value'
  return distinct.length > 5 ? 'a value that has a size' : [distinct.slice(0, -1).join(', '), last].filter(text => text !== '').join(' or ')
}

function refuseArgument(name: FunctionName, arg: Expression, wanted: string, checking: Checking): undefined {
  const message = `\`${name}\` needs ${wanted} here, and ${written(arg, checking)} is ${aType(arg.type)}`
  return refuse(checking, spanOf(arg, checking), 'wrong-arguments', message)
}
