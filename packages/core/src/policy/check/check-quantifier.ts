import type { ValueType } from '../../values/value-type.ts'
import type { Expression, QuantifierExpression } from '../expression.ts'
import { RESERVED_WORDS } from '../reserved-words.ts'
import type { Syntax } from '../syntax.ts'
import { aType } from '../type-text.ts'
import { checkCondition } from './check-logic.ts'
import type { Checked, Checking } from './checking.ts'
import { BOOL, checkPart, refuse, spanOf, written } from './checking.ts'
import { innerChecking } from './inner-checking.ts'

type Method = Syntax & { readonly kind: 'method' }
type Quantifier = QuantifierExpression['op']

/** `list.all(x, …)` and its like; `map` only in a value slot. */
export function checkQuantifier(op: Quantifier, syntax: Method, checking: Checking): Checked | undefined {
  if (op === 'map' && checking.slot === 'expression') {
    const suggestion = 'the field of every element is `list.*.field`; a calculated column does the rest'
    return refuse(
      checking,
      syntax.nameAt,
      'map-not-here',
      '`map` makes values for `with` and `do`; it is not read in expressions',
      suggestion,
    )
  }
  const list = checkPart(syntax.of, checking)
  const variable = variableName(syntax, checking)
  if (list === undefined || variable === undefined) return undefined
  if (list.type.kind !== 'list') {
    const message = `${written(list, checking)} is ${aType(list.type)}, and \`${syntax.name}\` needs a list`
    return refuse(checking, spanOf(list, checking), 'not-a-list', message)
  }
  return checkBody(op, list, list.type.of, variable, syntax, checking)
}

function checkBody(
  op: Quantifier,
  list: Expression,
  element: ValueType,
  { name, body }: Bound,
  syntax: Method,
  checking: Checking,
): Checked | undefined {
  const slot = checking.scope.newSlot()
  const inner = innerChecking(checking, syntax.nameAt, name, { op: 'variable', type: element, slot, name })
  if (inner === undefined) return undefined
  const checked = op === 'map' ? checkPart(body, inner) : checkCondition(body, inner)
  if (checked === undefined) return undefined
  const type = op === 'filter' ? list.type : op === 'map' ? ({ kind: 'list', of: checked.type } as const) : BOOL
  return { expression: { op, type, list, slot, name, body: checked } }
}

interface Bound {
  readonly name: string
  readonly body: Syntax
}

function variableName(syntax: Method, checking: Checking): Bound | undefined {
  const [variable, body, ...more] = syntax.args
  if (variable?.kind !== 'name' || body === undefined || more.length > 0) {
    const message = `\`${syntax.name}\` takes a name for the element and an expression`
    return refuse(checking, syntax, 'wrong-arguments', message, `write \`.${syntax.name}(x, …)\``)
  }
  const { name } = variable
  if (RESERVED_WORDS.has(name))
    return refuse(checking, variable, 'expression-reserved-word', `\`${name}\` is a reserved word and cannot be a name`)
  if (checking.variables.has(name) || checking.scope.value(name) !== undefined) {
    return refuse(checking, variable, 'duplicate-name', `\`${name}\` is another value here already`, 'give the element its own name')
  }
  return { name, body }
}
