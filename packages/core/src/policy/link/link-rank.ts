import { isOrdered } from '../../values/compare-values.ts'
import { readExpressionSlot } from '../expression-slot.ts'
import type { RankKey } from '../model.ts'
import type { Scope } from '../scope.ts'
import type { Report, SourceNode } from '../source-node.ts'
import { typeText } from '../type-text.ts'
import { partOf } from './link-each.ts'
import { reading, refuse } from './linking.ts'

/** Reads `cost up`, or a list of such keys. The id of the option is added by whoever ranks, so that no two are equal. */
export function linkRank(node: SourceNode, scope: Scope, report: Report): readonly RankKey[] {
  const nodes = node.kind === 'list' ? node.items : [node]
  return nodes.flatMap(item => linkKey(item, scope, report) ?? [])
}

function linkKey(node: SourceNode, scope: Scope, report: Report): RankKey | undefined {
  const found = node.kind === 'scalar' ? /^([\s\S]*\S)\s+(up|down)\s*$/.exec(node.source) : null
  if (node.kind !== 'scalar' || found === null) {
    return refuse(report, 'wrong-form', node.at, 'expected an expression and a direction', 'write `cost up` or `option.eta down`')
  }
  const [, text = '', direction] = found
  const part = partOf(node, 0, text.length)
  const key = reading(report, node.at, inner => readExpressionSlot(part, scope, undefined, inner))
  if (key === undefined) return undefined
  if (!isOrdered(key.expression.type) && key.expression.type.kind !== 'id') {
    return refuse(report, 'no-order', part.at, `${typeText(key.expression.type)} has no order`)
  }
  return { ...key, direction: direction === 'down' ? 'down' : 'up' }
}
