import type { ValueType } from '../values/value-type.ts'
import type { Scope } from './scope.ts'
import type { Report, SourceNode } from './source-node.ts'

const PATH = /^([a-z][A-Za-z0-9]*)(?:\.[A-Za-z*][A-Za-z0-9]*)+$/

/** `orderId: order.id` is the text `order.id`: legal, and hardly ever meant. Quotes say that it is. */
export function warnOfMissingEquals(node: SourceNode, type: ValueType, scope: Scope, report: Report): void {
  if (node.kind !== 'scalar' || node.style !== 'plain' || (type.kind !== 'text' && type.kind !== 'id')) return
  const root = PATH.exec(node.source)?.[1]
  if (root === undefined || scope.value(root) === undefined) return
  report({
    code: 'missing-equals',
    severity: 'warning',
    message: `\`${node.source}\` is read as a text; an expression starts with \`=\``,
    at: node.at,
    suggestion: `write \`=${node.source}\`, or quote it if the text is meant`,
  })
}
