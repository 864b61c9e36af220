import { isNumeric, joined } from '../assignable.ts'
import type { Expression } from '../expression.ts'
import type { Syntax } from '../syntax.ts'
import { aType } from '../type-text.ts'
import type { Checked, Checking } from './checking.ts'
import { BOOL, checkPart, refuse, spanOf, written } from './checking.ts'
import { isConstant } from './constant.ts'
import { fitType } from './fit-type.ts'

type Binary = Syntax & { readonly kind: 'binary' }

/** A part that is true or false. */
export function checkCondition(syntax: Syntax, checking: Checking): Expression | undefined {
  const part = checkPart(syntax, checking)
  if (part === undefined || part.type.kind === 'bool') return part
  return refuse(checking, spanOf(part, checking), 'not-a-condition', `${written(part, checking)} is ${aType(part.type)}, not true or false`)
}

/** `a && b && c` becomes one node. */
export function checkJunction(syntax: Binary, checking: Checking): Checked | undefined {
  const parts = flatten(syntax, syntax.operator).map(part => checkCondition(part, checking))
  if (!parts.every(part => part !== undefined)) return undefined
  return { expression: { op: syntax.operator === '&&' ? 'and' : 'or', type: BOOL, args: parts } }
}

function flatten(syntax: Syntax, operator: string): readonly Syntax[] {
  const parts: Syntax[] = []
  const open: Syntax[] = [syntax]
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (part.kind === 'binary' && part.operator === operator) open.push(part.right, part.left)
    else parts.push(part)
  }
  return parts
}

export function checkNot(syntax: Syntax & { readonly kind: 'not' | 'negate' }, checking: Checking): Checked | undefined {
  const of = checkCondition(syntax.of, checking)
  return of === undefined ? undefined : { expression: { op: 'not', type: BOOL, of } }
}

/** `c ? a : b`: constants on one side take the type of the other. */
export function checkIf(syntax: Syntax & { readonly kind: 'if' }, checking: Checking): Checked | undefined {
  const condition = checkCondition(syntax.condition, checking)
  const then = checkPart(syntax.then, checking)
  const otherwise = checkPart(syntax.else, checking)
  if (condition === undefined || then === undefined || otherwise === undefined) return undefined
  const type = branchType(then, otherwise)
  if (type === undefined) {
    const message = `${written(then, checking)} is ${aType(then.type)} and ${written(otherwise, checking)} is ${aType(otherwise.type)}: the branches differ`
    return refuse(checking, syntax, 'types-differ', message)
  }
  const [left, right] = [fitType(then, type, checking), fitType(otherwise, type, checking)]
  if (left === undefined || right === undefined) return undefined
  return { expression: { op: 'if', type, condition, then: left, else: right } }
}

function branchType(then: Expression, otherwise: Expression): Expression['type'] | undefined {
  if (isNumeric(then.type) && isNumeric(otherwise.type)) return joined(then.type, otherwise.type)
  if (isConstant(then) && !isConstant(otherwise)) return otherwise.type
  if (isConstant(otherwise) && !isConstant(then)) return then.type
  return joined(then.type, otherwise.type)
}
