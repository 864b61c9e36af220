import { compared, contained } from '../check/check-comparison.ts'
import { BOOL } from '../check/checking.ts'
import type { Expression } from '../expression.ts'
import type { SourceNode } from '../source-node.ts'
import { aType } from '../type-text.ts'
import { composed } from './compose.ts'
import type { Form, Subject } from './form.ts'
import { refuseAt } from './form.ts'
import { readOperand } from './operand.ts'

const DEEPEST = 3

/** The name of the element that `some` and `every` speak of: no author can write it. */
const ELEMENT = '*'

/** `contains`: an element of a list, or a part of a text. */
export function containing(subject: Subject, node: SourceNode, form: Form): Expression | undefined {
  const operand = readOperand(node, form)
  if (operand === undefined) return undefined
  const { expression: of } = subject
  const checking = composed([{ expression: of, text: subject.key, at: subject.keyAt }, operand], form)
  if (of.type.kind === 'list') return contained(operand.expression, of, checking.whole, checking)?.expression
  if (isText(of) && isText(operand.expression)) return { op: 'text', type: BOOL, test: 'contains', of, part: operand.expression }
  return refuseAt(form, subject.keyAt, 'types-differ', `\`contains\` tests lists and text, and \`${subject.key}\` is ${aType(of.type)}`)
}

function isText({ type }: Expression): boolean {
  return type.kind === 'text' || type.kind === 'id'
}

/** `some` and `every`: a condition in map form on each element, or one value that each is. */
export function quantified(op: 'exists' | 'all', subject: Subject, node: SourceNode, form: Form): Expression | undefined {
  const { expression: list } = subject
  if (list.type.kind !== 'list') {
    const word = op === 'all' ? 'every' : 'some'
    return refuseAt(form, subject.keyAt, 'not-a-list', `\`${word}\` needs a list, and \`${subject.key}\` is ${aType(list.type)}`)
  }
  if (form.nesting >= DEEPEST) {
    return refuseAt(form, subject.keyAt, 'nested-too-deep', `lists are walked inside each other at most ${DEEPEST} levels deep`)
  }
  const slot = form.scope.newSlot()
  const element: Expression = { op: 'variable', type: list.type.of, slot, name: ELEMENT }
  const body = readBody(element, subject, node, { ...form, base: element, nesting: form.nesting + 1 })
  return body === undefined ? undefined : { op, type: BOOL, list, slot, name: ELEMENT, body }
}

function readBody(element: Expression, subject: Subject, node: SourceNode, form: Form): Expression | undefined {
  if (node.kind === 'map') return form.test({ ...subject, expression: element }, node, form)
  const operand = readOperand(node, form)
  if (operand === undefined) return undefined
  const checking = composed([{ expression: element, text: subject.key, at: subject.keyAt }, operand], form)
  return compared(element, operand.expression, 'equal', checking.whole, checking)?.expression
}
