import { refuse, spanOf, written } from './check/checking.ts'
import { eraseTypes } from './erase-types.ts'
import { readExpression } from './expression-slot.ts'
import { readMapForm } from './map-form/read-map-form.ts'
import type { Condition } from './model.ts'
import { nodeText } from './node-text.ts'
import type { Scope } from './scope.ts'
import type { Report, SourceNode } from './source-node.ts'
import { splitByYaml } from './split-by-yaml.ts'
import { aType } from './type-text.ts'

/**
 * Reads `when`, `only`, `where`: an expression that is true or false, or the map form.
 *
 * @returns `undefined` if an issue was reported, here or where a name that it reads is declared.
 *
 * @example
 * ```ts
 * readCondition(node, scope, report) // of `order.total > '250 EUR'`: { text: "order.total > '250 EUR'", expression: { op: 'compare', … } }
 * ```
 */
export function readCondition(node: SourceNode, scope: Scope, report: Report): Condition | undefined {
  if (node.kind === 'map') {
    if (splitByYaml(node, report)) return undefined
    const expression = readMapForm(node, scope, report)
    return expression === undefined ? undefined : { text: nodeText(node), expression: eraseTypes(expression) }
  }
  const read = readExpression(node, scope, report)
  if (read === undefined) return undefined
  const { expression, checking, text } = read
  if (expression.type.kind === 'bool') return { text, expression: eraseTypes(expression) }
  const message = `${written(expression, checking)} is ${aType(expression.type)}, not true or false`
  return refuse(checking, spanOf(expression, checking), 'not-a-condition', message)
}
