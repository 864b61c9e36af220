import type { ScalarNode, SourceNode } from '../source-node.ts'
import { partOf } from './link-each.ts'

/** The parts of a sentence that stand in braces, in their order. `filledSays` puts their values there. */
export function fieldsOf(node: SourceNode): readonly ScalarNode[] {
  if (node.kind !== 'scalar') return []
  return [...node.source.matchAll(/\{([^{}]*)\}/g)].map(({ index, 0: { length } }) => partOf(node, index + 1, index + length - 1))
}
