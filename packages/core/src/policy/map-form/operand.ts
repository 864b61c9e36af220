import type { Expression } from '../expression.ts'
import { reportedByYaml } from '../literal.ts'
import { readLiteralText, shortened } from '../literal-text.ts'
import { nodeText } from '../node-text.ts'
import type { ListNode, ScalarNode, SourceNode } from '../source-node.ts'
import { readComputed } from '../value-slot.ts'
import type { Piece } from './compose.ts'
import type { Form } from './form.ts'
import { refuseAt } from './form.ts'

/** The right side of a comparison: `$parameter`, `=expression`, or a constant that takes the type of the left. */
export function readOperand(node: SourceNode, form: Form): Piece | undefined {
  if (node.kind !== 'scalar')
    return refuseAt(form, node.at, 'wrong-type', `one value is needed, found a ${node.kind}`, 'several values stand behind `in`')
  const computed = readComputed(node, form.scope, form.report)
  if (computed === 'refused') return undefined
  const expression = computed === undefined ? readConstant(node, form) : computed.expression
  return expression === undefined ? undefined : { expression, text: nodeText(node), at: node.at }
}

function readConstant(node: ScalarNode, form: Form): Expression | undefined {
  const { value, source } = node
  if (value === null) return refuseAt(form, node.at, 'wrong-literal', 'a value is missing')
  if (typeof value === 'string' || typeof value === 'boolean') {
    if (reportedByYaml(node)) return undefined
    return typeof value === 'string' ? { op: 'literal', type: { kind: 'text' }, value } : { op: 'literal', type: { kind: 'bool' }, value }
  }
  if (reportedByYaml(node)) return undefined
  const reading = readLiteralText(source, { kind: 'number' })
  if (reading.kind === 'read') return { op: 'literal', type: { kind: 'number' }, value: reading.value }
  return refuseAt(form, node.at, reading.code, reading.message, reading.suggestion)
}

/** The items of `in`, `notIn` and `between`. */
export function readOperands(node: ListNode, form: Form): readonly Piece[] | undefined {
  const items = node.items.map(item => readOperand(item, form))
  return items.every(item => item !== undefined) ? items : undefined
}

export function operatorNeedsList(node: SourceNode, operator: string, form: Form): undefined {
  const found = shortened(nodeText(node))
  return refuseAt(form, node.at, 'wrong-type', `\`${operator}\` needs a list, found \`${found}\``, `write \`${operator}: [${found}]\``)
}
