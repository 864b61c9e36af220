import { compared, contained } from '../check/check-comparison.ts'
import type { Checked } from '../check/checking.ts'
import { BOOL } from '../check/checking.ts'
import { suggestName } from '../check/suggest-name.ts'
import type { Expression, Relation } from '../expression.ts'
import { shortened } from '../literal-text.ts'
import { nodeText } from '../node-text.ts'
import type { MapEntry, SourceNode } from '../source-node.ts'
import { aType } from '../type-text.ts'
import { composed } from './compose.ts'
import { containing, quantified } from './elements.ts'
import type { Form, Subject } from './form.ts'
import { junction, refuseAt } from './form.ts'
import { operatorNeedsList, readOperand, readOperands } from './operand.ts'

type Operator = (subject: Subject, node: SourceNode, form: Form) => Expression | undefined

export const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['not', readNot],
  ['in', readIn],
  ['notIn', (subject, node, form) => negated(readIn(subject, node, form))],
  ['above', relation('greater')],
  ['atLeast', relation('at-least')],
  ['below', relation('less')],
  ['atMost', relation('at-most')],
  ['between', readBetween],
  ['contains', containing],
  ['some', (subject, node, form) => quantified('exists', subject, node, form)],
  ['every', (subject, node, form) => quantified('all', subject, node, form)],
])

/** `{ above: 1, below: 5 }`: operators on one subject, and-ed. */
export function readOperators(subject: Subject, entries: readonly MapEntry[], form: Form): Expression | undefined {
  return junction(
    'and',
    entries.map(({ key, keyAt, value }) => {
      const operator = OPERATORS.get(key)
      if (operator !== undefined) return operator(subject, value, form)
      const message = `\`${shortened(key)}\` is not an operator, and \`${subject.key}\` is ${aType(subject.expression.type)} without fields`
      return refuseAt(form, keyAt, 'unknown-operator', message, suggestName(key, [...OPERATORS.keys()]))
    }),
  )
}

/** A value by itself: equality. */
export function readEquality(subject: Subject, node: SourceNode, form: Form): Expression | undefined {
  if (node.kind !== 'list') return compare('equal', subject, node, form)
  const suggestion = `write \`${subject.key}: { in: ${shortened(nodeText(node))} }\``
  return refuseAt(form, node.at, 'wrong-type', 'a list is not one value', suggestion)
}

function relation(of: Relation): Operator {
  return (subject, node, form) => compare(of, subject, node, form)
}

function compare(of: Relation, subject: Subject, node: SourceNode, form: Form): Expression | undefined {
  const operand = readOperand(node, form)
  if (operand === undefined) return undefined
  const checking = composed([pieceOf(subject), operand], form)
  return compared(subject.expression, operand.expression, of, checking.whole, checking)?.expression
}

function pieceOf({ expression, key, keyAt }: Subject): {
  readonly expression: Expression
  readonly text: string
  readonly at: Subject['keyAt']
} {
  return { expression, text: key, at: keyAt }
}

/** `not: x` is another value; `not: { above: 5 }` the opposite of a test. */
function readNot(subject: Subject, node: SourceNode, form: Form): Expression | undefined {
  if (node.kind === 'map' && node.entries.length === 0)
    return refuseAt(form, node.at, 'expression-empty', `\`not\` says nothing about \`${subject.key}\``, 'write `not: <value>`')
  if (node.kind === 'map') return negated(readOperators(subject, node.entries, form))
  if (node.kind === 'scalar') return compare('not-equal', subject, node, form)
  return refuseAt(form, node.at, 'wrong-type', 'a list is not one value', `write \`notIn: ${shortened(nodeText(node))}\``)
}

function negated(of: Expression | undefined): Expression | undefined {
  return of === undefined ? undefined : { op: 'not', type: BOOL, of }
}

function readIn(subject: Subject, node: SourceNode, form: Form): Expression | undefined {
  if (node.kind === 'list') return readInItems(subject, node, form)
  const operand = readOperand(node, form)
  if (operand === undefined) return undefined
  if (operand.expression.type.kind !== 'list') return operatorNeedsList(node, 'in', form)
  const checking = composed([pieceOf(subject), operand], form)
  return contained(subject.expression, operand.expression, checking.whole, checking)?.expression
}

function readInItems(subject: Subject, node: SourceNode & { readonly kind: 'list' }, form: Form): Expression | undefined {
  const items = readOperands(node, form)
  if (items === undefined) return undefined
  const list: Expression = { op: 'list', type: { kind: 'list', of: { kind: 'text' } }, items: items.map(({ expression }) => expression) }
  const checking = composed([pieceOf(subject), ...items], form)
  return contained(subject.expression, list, checking.whole, checking)?.expression
}

/** Both ends belong to it. */
function readBetween(subject: Subject, node: SourceNode, form: Form): Expression | undefined {
  if (node.kind !== 'list' || node.items.length !== 2) {
    return refuseAt(
      form,
      node.at,
      'wrong-type',
      '`between` needs the lowest and the highest value',
      'write `between: [1, 5]`; both ends belong to it',
    )
  }
  const [low, high] = readOperands(node, form) ?? []
  if (low === undefined || high === undefined) return undefined
  const ends = [
    [low, 'at-least'],
    [high, 'at-most'],
  ] as const
  const checks = ends.map(([end, of]): Checked | undefined => {
    const checking = composed([pieceOf(subject), end], form)
    return compared(subject.expression, end.expression, of, checking.whole, checking)
  })
  return junction(
    'and',
    checks.map(check => check?.expression),
  )
}
