import type { SourceNode } from './source-node.ts'

/** A part of a document on one line, as flow YAML: what a reason shows of a condition in map form. */
export function nodeText(node: SourceNode): string {
  switch (node.kind) {
    case 'scalar':
      return node.source
    case 'list':
      return `[${node.items.map(nodeText).join(', ')}]`
    case 'map':
      return `{ ${node.entries.map(({ key, value }) => `${key}: ${nodeText(value)}`).join(', ')} }`
  }
}
