import { isOrdered } from '../../values/compare-values.ts'
import type { ValueType } from '../../values/value-type.ts'
import { comparable, isWord } from '../assignable.ts'
import type { Expression, Relation } from '../expression.ts'
import type { Span, Syntax } from '../syntax.ts'
import { aType } from '../type-text.ts'
import type { Checked, Checking } from './checking.ts'
import { BOOL, checkParts, refuse, spanOf, written } from './checking.ts'
import { asType, isConstant } from './constant.ts'
import { fitType, givesNumerator, isMoment } from './fit-type.ts'

type Binary = Syntax & { readonly kind: 'binary' }

export const RELATIONS: ReadonlyMap<string, Relation> = new Map([
  ['==', 'equal'],
  ['!=', 'not-equal'],
  ['<', 'less'],
  ['<=', 'at-most'],
  ['>', 'greater'],
  ['>=', 'at-least'],
])

/** `==`, `<` and their like: both sides of one type, with an order where one is asked for. */
export function checkComparison(syntax: Binary, relation: Relation, checking: Checking): Checked | undefined {
  const [left, right] = checkParts([syntax.left, syntax.right], checking) ?? []
  if (left === undefined || right === undefined) return undefined
  return compared(left, right, relation, syntax, checking)
}

/** The comparison of two checked parts; the map form builds its comparisons with it too. */
export function compared(left: Expression, right: Expression, relation: Relation, span: Span, checking: Checking): Checked | undefined {
  const sides = aligned(left, right, span, checking)
  if (sides === undefined) return undefined
  const [one, other] = sides
  const isEquality = relation === 'equal' || relation === 'not-equal'
  const orderless = isEquality ? undefined : sides.find(({ type }) => !isOrdered(type))
  if (orderless !== undefined) {
    return refuse(
      checking,
      span,
      'no-order',
      `${written(orderless, checking)} is ${aType(orderless.type)}, which has no order`,
      'compare with `==` or `in`',
    )
  }
  return { expression: { op: 'compare', type: BOOL, relation, left: one, right: other } }
}

/** Both sides with one type: a constant takes the type of the other. */
function aligned(left: Expression, right: Expression, span: Span, checking: Checking): readonly [Expression, Expression] | undefined {
  if (isConstant(left) && isConstant(right)) {
    return refuse(checking, span, 'impossible-comparison', 'two constants are compared, so the answer is always the same')
  }
  if (isConstant(left) && !isCollection(right.type)) return pair(asType(left, right.type, checking), right)
  if (isConstant(right) && !isCollection(left.type)) return pair(left, asType(right, left.type, checking))
  if (comparable(left.type, right.type)) return [left, right]
  if (givesNumerator(left) && right.type.kind === 'quantity') return pair(fitType(left, right.type, checking), right)
  if (givesNumerator(right) && left.type.kind === 'quantity') return pair(left, fitType(right, left.type, checking))
  return refuseComparison(left, right, span, checking)
}

function pair(left: Expression | undefined, right: Expression | undefined): readonly [Expression, Expression] | undefined {
  return left === undefined || right === undefined ? undefined : [left, right]
}

function refuseComparison(left: Expression, right: Expression, span: Span, checking: Checking): undefined {
  const { code, suggestion } = difference(left.type, right.type)
  const message = `${written(left, checking)} is ${aType(left.type)} and ${written(right, checking)} is ${aType(right.type)}: they cannot be compared`
  return refuse(checking, span, code, message, suggestion)
}

/** Why two types never compare. */
function difference(left: ValueType, right: ValueType): { readonly code: string; readonly suggestion?: string } {
  if (isMoment(left) && isMoment(right)) return { code: 'date-and-instant', suggestion: 'compare dates: the day of an instant is `day(x)`' }
  if (isSureness(left) || isSureness(right))
    return { code: 'confidence-and-number', suggestion: 'a probability or a score compares with its own kind only' }
  if (isWord(left) && isWord(right)) return { code: 'impossible-comparison' }
  if (isCollection(left) && isCollection(right))
    return { code: 'types-differ', suggestion: 'compare elements: `.all(x, …)`, `.exists(x, …)`' }
  if (isMeasures(left) || isMeasures(right))
    return { code: 'types-differ', suggestion: 'limits in several currencies are for a `limit` gate' }
  if (isCollection(left) || isCollection(right)) return { code: 'types-differ', suggestion: 'whether a list has an element is `x in list`' }
  return { code: 'types-differ' }
}

function isSureness(type: ValueType): boolean {
  return type.kind === 'probability' || type.kind === 'score'
}

function isMeasures(type: ValueType): boolean {
  return type.kind === 'list' && (type.of.kind === 'money' || type.of.kind === 'quantity')
}

function isCollection(type: ValueType): boolean {
  return type.kind === 'list' || type.kind === 'map' || type.kind === 'object'
}

/** `x in list`; a list of constants takes the type of `x`. */
export function checkIn(syntax: Binary, checking: Checking): Checked | undefined {
  const [of, list] = checkParts([syntax.left, syntax.right], checking) ?? []
  return of === undefined || list === undefined ? undefined : contained(of, list, syntax, checking)
}

export function contained(of: Expression, list: Expression, span: Span, checking: Checking): Checked | undefined {
  if (list.type.kind !== 'list') {
    const suggestion = list.type.kind === 'map' ? 'whether a map has a key is `has(map[key])`' : undefined
    const message = `${written(list, checking)} is ${aType(list.type)}, and \`in\` needs a list`
    return refuse(checking, spanOf(list, checking), 'not-a-list', message, suggestion)
  }
  if (list.op === 'list') return containedInItems(of, list.items, list.type, span, checking)
  const sides = aligned(of, placeholder(list, list.type.of, checking), span, checking)
  return sides === undefined ? undefined : { expression: { op: 'in', type: BOOL, of: sides[0], list } }
}

function containedInItems(
  of: Expression,
  items: readonly Expression[],
  type: ValueType,
  span: Span,
  checking: Checking,
): Checked | undefined {
  if (items.length === 0) return refuse(checking, span, 'impossible-comparison', 'nothing is in an empty list')
  const sides = items.map(item => aligned(of, item, spanOf(item, checking), checking))
  const complete = sides.filter(side => side !== undefined)
  const [first] = complete
  if (first === undefined || complete.length < sides.length) return undefined
  const elements = isConstant(of) ? type : ({ kind: 'list', of: of.type } as const)
  const list: Expression = { op: 'list', type: elements, items: complete.map(([, item]) => item) }
  return { expression: { op: 'in', type: BOOL, of: first[0], list } }
}

/** Any element of a list, to compare types with. */
function placeholder(list: Expression, type: ValueType, checking: Checking): Expression {
  const element: Expression = { op: 'variable', type, slot: -1, name: 'element' }
  checking.spans.set(element, spanOf(list, checking))
  return element
}
