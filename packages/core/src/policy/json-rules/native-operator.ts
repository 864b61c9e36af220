import { foreignOperator } from '../../values/foreign-operator.ts'
import type { ValueType } from '../../values/value-type.ts'
import { comparable, isNumeric, isWord } from '../assignable.ts'
import type { Expression, Relation } from '../expression.ts'
import { MIRRORED } from '../relation.ts'
import { aType } from '../type-text.ts'
import { fitConstant, needsUnit } from './fit-constant.ts'
import type { ConstantOperand, Operand, ReadOperand } from './operand.ts'
import { BOOL, constantItems, junction, negated, truth } from './operand.ts'
import type { Fallback } from './translation.ts'

/** What a leaf without decorators means in the language, for values that are all there; or why it has to stay as it is. */
export function nativeOperator(operator: string, left: Operand, right: Operand): Expression | Fallback {
  if (left.kind === 'constant' && right.kind === 'constant') return folded(operator, left, right)
  switch (operator) {
    case 'equal':
      return equality(left, right)
    case 'notEqual':
      return opposite(equality(left, right))
    case 'in':
      return membership(left, right)
    case 'notIn':
      return opposite(membership(left, right))
    case 'contains':
      return isList(left) ? membership(right, left) : truth(false)
    case 'doesNotContain':
      return isList(left) ? opposite(membership(right, left)) : truth(false)
    default:
      return order(ORDERS[operator] ?? 'less', left, right)
  }
}

const ORDERS: Readonly<Record<string, Relation>> = {
  lessThan: 'less',
  lessThanInclusive: 'at-most',
  greaterThan: 'greater',
  greaterThanInclusive: 'at-least',
}

/** Two constants are for the engine's own operator. */
export function folded(operator: string, left: ConstantOperand, right: ConstantOperand): Expression | Fallback {
  try {
    return truth(foreignOperator(operator)?.(left.json, right.json) ?? false)
  } catch {
    return rejects()
  }
}

export function rejects(): Fallback {
  const message = 'the engine rejects the run here: this operator needs a list as its value'
  return { kind: 'rejects', code: 'rules-needs-list', message, suggestion: 'write a list: `[…]`' }
}

function opposite(expression: Expression | Fallback): Expression | Fallback {
  return 'op' in expression ? negated(expression) : expression
}

export function isList(operand: Operand): boolean {
  return operand.kind === 'read' ? operand.expression.type.kind === 'list' : Array.isArray(operand.json)
}

function equality(left: Operand, right: Operand): Expression | Fallback {
  if (isNothing(left) || isNothing(right)) return truth(false)
  const collection = [left, right].find(hasIdentity)
  if (collection !== undefined) {
    const message = 'the engine compares lists and objects by identity, so two of them are never equal'
    return { kind: 'refused', code: 'rules-identity', message, suggestion: 'compare their elements: `contains`, `someFact:equal`' }
  }
  return compared('equal', left, right)
}

/** A value of ours that is no single value; a constant one is compared with a scalar, and differs. */
function hasIdentity(operand: Operand): boolean {
  return operand.kind === 'read' && ['list', 'map', 'object'].includes(operand.expression.type.kind)
}

function isNothing(operand: Operand): boolean {
  return operand.kind === 'constant' && operand.json === undefined
}

/** Nothing is below, above or at anything; a text or truth value is compared as JavaScript does, and stays foreign. */
function order(relation: Relation, left: Operand, right: Operand): Expression | Fallback {
  if (isNothing(left) || isNothing(right)) return truth(false)
  const unordered = [left, right].find(operand => operand.kind === 'read' && !isOrderedAlike(operand.expression.type))
  if (unordered?.kind !== 'read') return compared(relation, left, right)
  const message = `\`${unordered.text}\` is ${aType(unordered.expression.type)}, and the engine reads a number out of it or compares letters`
  return { kind: 'foreign', code: 'rules-no-order', message, suggestion: 'compare a number, an amount, a date or an instant' }
}

/** Types whose order here is that of what the engine would have. */
function isOrderedAlike(type: ValueType): boolean {
  return isNumeric(type) || ['money', 'quantity', 'duration', 'date', 'instant'].includes(type.kind)
}

function compared(relation: Relation, left: Operand, right: Operand): Expression | Fallback {
  if (left.kind === 'constant') return right.kind === 'read' ? compared(MIRRORED[relation], right, left) : rejects()
  if (right.kind === 'read') return comparedValues(relation, left, right)
  const fitting = fitConstant(right, left, left.expression.type)
  return 'op' in fitting ? compare(relation, left.expression, fitting) : fitting
}

function comparedValues(relation: Relation, left: ReadOperand, right: ReadOperand): Expression | Fallback {
  const [one, other] = [left.expression.type, right.expression.type]
  const unit = unitProblem(left, right)
  if (unit !== undefined) return unit
  if (comparable(one, other) && isSingle(one)) return compare(relation, left.expression, right.expression)
  const message = `\`${left.text}\` is ${aType(one)} and \`${right.text}\` ${aType(other)}, and the engine compares them all the same`
  return { kind: 'foreign', code: 'rules-types-differ', message, suggestion: 'compare values of one type' }
}

function isSingle(type: ValueType): boolean {
  return isNumeric(type) || isWord(type) || ['bool', 'date', 'instant', 'money', 'quantity', 'duration'].includes(type.kind)
}

/** Amounts on both sides: the file's numbers have to mean one unit. */
function unitProblem(left: ReadOperand, right: ReadOperand): Fallback | undefined {
  const measured = [left, right].filter(({ expression: { type } }) => ['money', 'quantity', 'duration'].includes(type.kind))
  const bare = measured.find(({ unit }) => unit === undefined)
  if (bare !== undefined) return needsUnit(bare.text, bare.expression.type)
  if (measured.length < 2 || left.unit === right.unit) return undefined
  const message = `\`${left.text}\` is in ${left.unit} and \`${right.text}\` in ${right.unit}, and the engine compares the bare numbers`
  return { kind: 'refused', code: 'rules-needs-unit', message, suggestion: 'map both in one unit' }
}

function compare(relation: Relation, left: Expression, right: Expression): Expression {
  return { op: 'compare', type: BOOL, relation, left, right }
}

function membership(of: Operand, list: Operand): Expression | Fallback {
  if (list.kind === 'constant') return inConstant(of, list)
  const { type } = list.expression
  if (type.kind !== 'list') return isWord(type) ? inText() : rejects()
  if (isNothing(of)) return truth(false)
  if (hasIdentity(of)) return equality(of, list)
  const element: ReadOperand = { ...list, expression: { op: 'variable', type: type.of, slot: -1, name: 'element' } }
  const test = compared('equal', element, of)
  if (!('op' in test)) return test
  return { op: 'in', type: BOOL, of: test.op === 'compare' ? test.right : test, list: list.expression }
}

function inConstant(of: Operand, list: ConstantOperand): Expression | Fallback {
  const items = constantItems(list)
  if (items === undefined) return typeof list.json === 'string' ? inText() : rejects()
  if (isNothing(of)) return truth(false)
  if (items.length === 0 || of.kind === 'constant') return folded('in', of.kind === 'constant' ? of : { kind: 'constant', json: 0 }, list)
  if (hasIdentity(of)) return equality(of, list)
  const tests = items.map(item => compared('equal', of, item))
  const problem = tests.find((test): test is Fallback => !('op' in test))
  if (problem !== undefined) return problem
  const literals = tests.flatMap(test => ('op' in test && test.op === 'compare' ? [test.right] : []))
  const { type } = of.expression
  return literals.length === 1
    ? junction(
        'or',
        tests.flatMap(test => ('op' in test ? [test] : [])),
      )
    : { op: 'in', type: BOOL, of: of.expression, list: { op: 'list', type: { kind: 'list', of: type }, items: literals } }
}

/** `in` on a text looks for a part of it, with whatever is looked for made a text. */
function inText(): Fallback {
  const message = 'on a text the engine looks for a part of it, not for an element of a list'
  return { kind: 'foreign', code: 'rules-text-in', message, suggestion: 'write a list: `["A", "B"]`' }
}
