import { readLiteral } from '../policy/literal.ts'
import type { Report, SourceNode } from '../policy/source-node.ts'
import type { ValueType } from '../values/value-type.ts'

/**
 * Reports what in a given object or fact is not of its type: a field that there is not, a number where money is needed. A field that is
 * left out, or `null`, is absent: that is what a case may want to show.
 */
export function checkGiven(node: SourceNode, type: ValueType, report: Report): void {
  readLiteral(withoutNulls(node), type, issue => {
    if (issue.code !== 'missing-field') report(issue)
  })
}

function withoutNulls(node: SourceNode): SourceNode {
  switch (node.kind) {
    case 'scalar':
      return node
    case 'list':
      return { ...node, items: node.items.filter(isGiven).map(withoutNulls) }
    case 'map':
      return {
        ...node,
        entries: node.entries.filter(({ value }) => isGiven(value)).map(entry => ({ ...entry, value: withoutNulls(entry.value) })),
      }
  }
}

function isGiven(node: SourceNode): boolean {
  return node.kind !== 'scalar' || node.value !== null
}
