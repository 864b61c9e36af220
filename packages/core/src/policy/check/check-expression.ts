import type { Expression } from '../expression.ts'
import { readLiteralText } from '../literal-text.ts'
import type { Scope } from '../scope.ts'
import type { Problem, Syntax } from '../syntax.ts'
import { checkArithmetic, checkNegate } from './check-arithmetic.ts'
import { checkCall } from './check-call.ts'
import { checkComparison, checkIn, RELATIONS } from './check-comparison.ts'
import { checkList, checkObject } from './check-construct.ts'
import { checkIndex } from './check-index.ts'
import { checkIf, checkJunction, checkNot } from './check-logic.ts'
import { checkMember } from './check-member.ts'
import { checkMethod } from './check-method.ts'
import { checkName } from './check-name.ts'
import type { Checked, Checking } from './checking.ts'
import { refuse } from './checking.ts'

/** What it takes to check one expression: the names, the text that it was parsed from, and where problems go. */
export function newChecking(scope: Scope, source: string, slot: Checking['slot'], problem: (problem: Problem) => void): Checking {
  return { scope, source, slot, problem, variables: new Map(), nesting: 0, spans: new WeakMap(), check: checkAny }
}

/** Gives every part of an expression a meaning and a type, or reports why it has none. Types keep the fields of their objects. */
export function checkAny(syntax: Syntax, checking: Checking): Checked | undefined {
  const checked = checkKind(syntax, checking)
  if (checked !== undefined) checking.spans.set(checked.expression, syntax)
  return checked
}

function checkKind(syntax: Syntax, checking: Checking): Checked | undefined {
  switch (syntax.kind) {
    case 'number':
      return checkNumber(syntax.text, syntax, checking)
    case 'text':
      return { expression: { op: 'literal', type: { kind: 'text' }, value: syntax.value } }
    case 'bool':
      return { expression: { op: 'literal', type: { kind: 'bool' }, value: syntax.value } }
    case 'name':
      return checkName(syntax, checking)
    case 'member':
      return checkMember(syntax, checking)
    case 'each':
      return refuse(checking, syntax, 'expression-syntax', 'after `.*` comes the field to collect', 'write `order.lines.*.itemId`')
    case 'index':
      return checkIndex(syntax, checking)
    case 'call':
      return checkCall(syntax, checking)
    case 'method':
      return checkMethod(syntax, checking)
    default:
      return checkOperator(syntax, checking)
  }
}

type Operation = Extract<Syntax, { kind: 'list' | 'object' | 'not' | 'negate' | 'binary' | 'if' }>

function checkOperator(syntax: Operation, checking: Checking): Checked | undefined {
  switch (syntax.kind) {
    case 'list':
      return checkList(syntax, checking)
    case 'object':
      return checkObject(syntax, checking)
    case 'not':
      return checkNot(syntax, checking)
    case 'negate':
      return checkNegate(syntax, checking)
    case 'if':
      return checkIf(syntax, checking)
    case 'binary':
      return checkBinary(syntax, checking)
  }
}

function checkBinary(syntax: Syntax & { readonly kind: 'binary' }, checking: Checking): Checked | undefined {
  const { operator } = syntax
  switch (operator) {
    case '&&':
    case '||':
      return checkJunction(syntax, checking)
    case 'in':
      return checkIn(syntax, checking)
    case '+':
    case '-':
    case '*':
    case '/':
      return checkArithmetic(syntax, operator, checking)
    default: {
      const relation = RELATIONS.get(operator)
      return relation === undefined ? undefined : checkComparison(syntax, relation, checking)
    }
  }
}

function checkNumber(text: string, syntax: Syntax, checking: Checking): Checked | undefined {
  const reading = readLiteralText(text, { kind: 'number' })
  if (reading.kind === 'refused') return refuse(checking, syntax, 'expression-number', `\`${text.slice(0, 60)}\` has too many digits`)
  const expression: Expression = { op: 'literal', type: { kind: 'number' }, value: reading.value }
  return { expression }
}
