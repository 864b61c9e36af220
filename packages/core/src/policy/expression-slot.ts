import type { ValueType } from '../values/value-type.ts'
import { isNumeric } from './assignable.ts'
import { newChecking } from './check/check-expression.ts'
import { refuse, spanOf, written } from './check/checking.ts'
import { fitType } from './check/fit-type.ts'
import { eraseTypes } from './erase-types.ts'
import type { Expression } from './expression.ts'
import type { ExpressionText, Read } from './expression-text.ts'
import { checkText, expressionText, reporting } from './expression-text.ts'
import { readLiteralText } from './literal-text.ts'
import type { Condition } from './model.ts'
import type { Scope } from './scope.ts'
import type { Report, ScalarNode, SourceNode } from './source-node.ts'
import { splitByYaml } from './split-by-yaml.ts'
import { aType } from './type-text.ts'

/** What an expression slot wants: a type, money or a quantity or a plain number, or anything. */
export type Expected = ValueType | 'measure' | undefined

export interface TypedCondition {
  /** As the model carries it. */
  readonly condition: Condition
  /** With the fields of its objects, for whoever reads the name that this expression gets. */
  readonly type: ValueType
}

/** Reads an expression slot: `let`, `cost`, `exposure`, `of`, `by`, `site`, a rank key. A whole constant (`4 EUR`) may stand there too. */
export function readExpressionSlot(node: SourceNode, scope: Scope, expected: Expected, report: Report): Condition | undefined {
  return readTypedSlot(node, scope, expected, report)?.condition
}

/** The same, with the type that the model does not carry. */
export function readTypedSlot(node: SourceNode, scope: Scope, expected: Expected, report: Report): TypedCondition | undefined {
  const read = readExpression(node, scope, report)
  if (read === undefined) return undefined
  const expression =
    expected === 'measure' ? measured(read) : expected === undefined ? read.expression : fitType(read.expression, expected, read.checking)
  if (expression === undefined) return undefined
  return { condition: { text: read.text, expression: eraseTypes(expression) }, type: expression.type }
}

function measured({ expression, checking }: Read): Expression | undefined {
  const { type } = expression
  if (isNumeric(type) || type.kind === 'money' || type.kind === 'quantity') return expression
  const message = `${written(expression, checking)} is ${aType(type)}, and money, a quantity or a number is needed`
  return refuse(checking, spanOf(expression, checking), 'types-differ', message)
}

/** Expression text with a leading `=` taken off, parsed and checked. */
export function readExpression(node: SourceNode, scope: Scope, report: Report): (Read & { readonly text: string }) | undefined {
  if (node.kind === 'map' && splitByYaml(node, report)) return undefined
  if (node.kind !== 'scalar') {
    report({ code: 'wrong-type', severity: 'error', message: `an expression is needed, found a ${node.kind}`, at: node.at })
    return undefined
  }
  const source = expressionText(node, leadingEquals(node, report))
  const read = wholeConstant(source, scope, report) ?? checkText(source, scope, 'expression', report)
  return read === undefined ? undefined : { ...read, text: source.text.trim() }
}

/** `=` marks an expression in value slots; here everything is one. */
function leadingEquals(node: ScalarNode, report: Report): 0 | 1 {
  if (typeof node.value !== 'string' || !node.value.startsWith('=') || node.value.startsWith('==')) return 0
  const message = 'an expression needs no `=` here'
  report({ code: 'needless-equals', severity: 'warning', message, at: node.place(0, 1), suggestion: 'remove the `=`', fix: '' })
  return 1
}

const CONSTANT_KINDS = ['money', 'quantity', 'rate', 'percent', 'duration', 'date', 'instant'] as const

/** `4 EUR`, `2%`, `4h` by itself, which would otherwise need quotes inside quotes. */
function wholeConstant(source: ExpressionText, scope: Scope, report: Report): Read | undefined {
  const text = source.text.trim()
  if (!/^-?\d/.test(text) || /^-?[\d.]+$/.test(text)) return undefined
  for (const kind of CONSTANT_KINDS) {
    const reading = readLiteralText(text, { kind })
    if (reading.kind === 'refused') continue
    const expression: Expression = { op: 'literal', type: { kind }, value: reading.value }
    return { expression, checking: newChecking(scope, source.text, 'expression', reporting(source.place, report)) }
  }
  return undefined
}
