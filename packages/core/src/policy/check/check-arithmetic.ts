import type { TypeKind, ValueType } from '../../values/value-type.ts'
import { isNumeric } from '../assignable.ts'
import type { Expression, LiteralExpression } from '../expression.ts'
import { readLiteralText } from '../literal-text.ts'
import type { Problem, Syntax } from '../syntax.ts'
import { aType } from '../type-text.ts'
import type { Operator } from './arithmetic-type.ts'
import { arithmeticType, isAmount } from './arithmetic-type.ts'
import { kindsBeside } from './arithmetic-unit.ts'
import type { Checked, Checking } from './checking.ts'
import { checkPart, checkParts, refuse, spanOf, written } from './checking.ts'
import { asType, isConstant } from './constant.ts'

type Binary = Syntax & { readonly kind: 'binary' }

const OPS = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide' } as const

/** `+ - * /`: constants take the type that gives the operator a meaning. */
export function checkArithmetic(syntax: Binary, operator: Operator, checking: Checking): Checked | undefined {
  const [left, right] = isGlued(syntax, checking) ? checkGlued(syntax, checking) : (checkParts([syntax.left, syntax.right], checking) ?? [])
  if (left === undefined || right === undefined) return undefined
  const sides = withUnits(operator, left, right, checking)
  if (sides === undefined) return undefined
  const [one, other] = sides
  const type = arithmeticType(operator, one.type, other.type)
  if (type === undefined) return refuseOperands(operator, one, other, syntax, checking)
  return { expression: { op: OPS[operator], type, left: one, right: other } }
}

/** `ship-complete`: a subtraction without blanks before a word. */
function isGlued({ left, right, operator }: Binary, { source }: Checking): boolean {
  return operator === '-' && right.start === left.end + 1 && /[A-Za-z_]/.test(source[right.start] ?? '')
}

/** A name that is not known on either side was most likely one name; it is said once. */
function checkGlued({ left, right }: Binary, checking: Checking): readonly Expression[] {
  const text = checking.source.slice(wordStart(checking.source, left.end), right.end)
  const suggestion = `\`a-b\` is a subtraction; a name is written \`${camelCase(text)}\``
  const isName = ({ code }: Problem) => code === 'unknown-name' || code === 'unknown-field'
  const hinting = { ...checking, problem: (problem: Problem) => checking.problem(isName(problem) ? { ...problem, suggestion } : problem) }
  const one = checkPart(left, hinting)
  const other = one === undefined ? undefined : checkPart(right, hinting)
  return one === undefined || other === undefined ? [] : [one, other]
}

function wordStart(source: string, end: number): number {
  let start = end
  while (start > 0 && /[\w-]/.test(source[start - 1] ?? '')) start--
  return start
}

function camelCase(text: string): string {
  return text.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

type Sides = readonly [Expression, Expression]

function withUnits(operator: Operator, left: Expression, right: Expression, checking: Checking): Sides | undefined {
  const typedLeft = isUnitless(left, right) ? unitFor(operator, left, right.type, checking) : left
  const typedRight = isUnitless(right, left) ? unitFor(operator, right, left.type, checking) : right
  return typedLeft === undefined || typedRight === undefined ? undefined : [typedLeft, typedRight]
}

/** A text constant always; a number only beside what it would be added to. */
function isUnitless(part: Expression, other: Expression): part is LiteralExpression {
  return isConstant(part) && (part.type.kind === 'text' || (part.type.kind === 'number' && !isNumeric(other.type)))
}

function unitFor(operator: Operator, constant: LiteralExpression, other: ValueType, checking: Checking): Expression | undefined {
  if (constant.type.kind === 'number') {
    const adds = operator === '+' || operator === '-'
    return adds && isAmount(other) ? asType(constant, other, checking) : constant
  }
  const kinds = kindsBeside(operator, other.kind)
  const kind = kinds.find(candidate => readLiteralText(String(constant.value), { kind: candidate }).kind === 'read') ?? kinds[0]
  return kind === undefined ? constant : asType(constant, { kind }, checking)
}

function refuseOperands(operator: Operator, left: Expression, right: Expression, syntax: Binary, checking: Checking): undefined {
  const verb = { '+': 'added', '-': 'subtracted', '*': 'multiplied', '/': 'divided' }[operator]
  const message = `${written(left, checking)} is ${aType(left.type)} and ${written(right, checking)} is ${aType(right.type)}: they cannot be ${verb}`
  return refuse(checking, syntax, 'wrong-arithmetic', message, suggestionFor(operator, left.type, right.type))
}

function suggestionFor(operator: Operator, left: ValueType, right: ValueType): string | undefined {
  const kinds = [left.kind, right.kind]
  const has = (...wanted: readonly TypeKind[]) => wanted.every(kind => kinds.includes(kind))
  if (has('instant', 'date')) return 'the day of an instant is `day(x)`'
  if ((has('date') || has('instant')) && (isNumeric(left) || isNumeric(right))) return 'write `days(3)`, `hours(3)` or `minutes(3)`'
  if (has('money', 'quantity') && operator === '*') return 'a price per unit is a rate: `12 EUR/EA`'
  if (has('probability') || has('score')) return 'probabilities and scores are compared, not calculated with'
  if (kinds.every(kind => kind === 'text' || kind === 'id' || kind === 'enum')) return 'texts are not joined in expressions'
  if ((isAmount(left) && isNumeric(right)) || (isNumeric(left) && isAmount(right))) return `a number needs the unit of the other side`
  return undefined
}

/** `-x`; the sign of a number belongs to the number. */
export function checkNegate(syntax: Syntax & { readonly kind: 'not' | 'negate' }, checking: Checking): Checked | undefined {
  const of = checkPart(syntax.of, checking)
  if (of === undefined) return undefined
  if (of.op === 'literal' && typeof of.value === 'string' && isNumeric(of.type) && !of.value.startsWith('-')) {
    return { expression: { ...of, value: of.value === '0' ? '0' : `-${of.value}` } }
  }
  if (isNumeric(of.type) || isAmount(of.type)) {
    return { expression: { op: 'negate', type: of.type.kind === 'count' ? { kind: 'number' } : of.type, of } }
  }
  return refuse(checking, spanOf(of, checking), 'wrong-arithmetic', `${written(of, checking)} is ${aType(of.type)} and has no negative`)
}
