import type { At } from '../issue.ts'
import type { MapNode, SourceNode } from '../source-node.ts'
import type { Sources } from './document.ts'

/** What a schema looks at: scalars, lists, and maps without a prototype. */
export type Plain = string | number | boolean | null | Plain[] | PlainMap

export interface PlainMap {
  [key: string]: Plain
}

type Container = Exclude<SourceNode, { kind: 'scalar' }>

/** The tree as plain values, and the way back. */
export interface PlainDocument {
  readonly value: PlainMap
  readonly sources: Sources
  /** Takes an element out of a list; the way back stays true for those behind it. */
  removeItem(list: Plain[], index: number): void
}

export function plainDocument(root: MapNode): PlainDocument {
  const nodes = new WeakMap<object, Container>()
  const value = plainMap(root, nodes)
  const child = (container: object, key: string | number): SourceNode | undefined => member(nodes.get(container), key)
  const keyAt = (container: object, key: string): At => {
    const node = nodes.get(container)
    const entry = node?.kind === 'map' ? node.entries.find(candidate => candidate.key === key) : undefined
    return entry?.keyAt ?? startOf(node ?? root)
  }
  return {
    value,
    removeItem(list, index) {
      list.splice(index, 1)
      const node = nodes.get(list)
      if (node?.kind === 'list') nodes.set(list, { ...node, items: node.items.toSpliced(index, 1) })
    },
    sources: {
      node: (container, key) => child(container, key) ?? missing(nodes.get(container) ?? root),
      has: (container, key) => child(container, key) !== undefined,
      keyAt,
      at(container, key) {
        const node = child(container, key)
        if (node === undefined) return startOf(nodes.get(container) ?? root)
        if (node.at.line === node.at.endLine) return node.at
        return typeof key === 'string' ? keyAt(container, key) : startOf(node)
      },
    },
  }
}

/** The first character of a node, or the first key of a map: a caret under a whole block helps nobody. */
export function startOf(node: SourceNode): At {
  const first = node.kind === 'map' ? node.entries[0]?.keyAt : undefined
  if (first !== undefined) return first
  if (node.at.line === node.at.endLine) return node.at
  return { ...node.at, endLine: node.at.line, endColumn: node.at.column + 1 }
}

export function member(node: SourceNode | undefined, key: string | number): SourceNode | undefined {
  if (node?.kind === 'list') return node.items[Number(key)]
  if (node?.kind === 'map') return node.entries.find(entry => entry.key === key)?.value
  return undefined
}

/** An optional part that the document does not have reads as an empty text. */
function missing(container: SourceNode): SourceNode {
  const at = startOf(container)
  return { kind: 'scalar', value: null, source: '', style: 'plain', at, place: () => at }
}

function plainMap(node: MapNode, nodes: WeakMap<object, Container>): PlainMap {
  const map: PlainMap = Object.create(null)
  for (const { key, value } of node.entries) map[key] = plain(value, nodes)
  nodes.set(map, node)
  return map
}

function plain(node: SourceNode, nodes: WeakMap<object, Container>): Plain {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'map') return plainMap(node, nodes)
  const list = node.items.map(item => plain(item, nodes))
  nodes.set(list, node)
  return list
}
