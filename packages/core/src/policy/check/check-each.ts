import type { Expression } from '../expression.ts'
import type { Syntax } from '../syntax.ts'
import { aType } from '../type-text.ts'
import type { Checked, Checking } from './checking.ts'
import { checkPart, refuse, spanOf, written } from './checking.ts'
import { innerChecking } from './inner-checking.ts'

/** The name of the variable that `.*` binds: no author can write it. */
const EACH = '*'

/** `list.*.field`: the field of every element. */
export function checkEach(list: Syntax, member: (element: Expression) => Checked | undefined, checking: Checking): Checked | undefined {
  const of = checkPart(list, checking)
  if (of === undefined) return undefined
  if (of.type.kind !== 'list') {
    return refuse(checking, spanOf(of, checking), 'not-a-list', `${written(of, checking)} is ${aType(of.type)}, and \`.*\` needs a list`)
  }
  const inner = innerChecking(checking, list)
  if (inner === undefined) return undefined
  const slot = checking.scope.newSlot()
  const element: Expression = { op: 'variable', type: of.type.of, slot, name: EACH }
  checking.spans.set(element, spanOf(of, checking))
  const body = member(element)?.expression
  if (body === undefined) return undefined
  return { expression: { op: 'map', type: { kind: 'list', of: body.type }, list: of, slot, name: EACH, body } }
}
