import type { At } from '../policy/issue.ts'
import type { ListNode, MapEntry, MapNode, ScalarNode, SourceNode } from '../policy/source-node.ts'
import { parseDecimal } from '../values/decimal-text.ts'
import type { Json } from '../values/json.ts'

export function entryOf(map: MapNode, key: string): MapEntry | undefined {
  return map.entries.find(entry => entry.key === key)
}

export function nodeAt(map: MapNode, key: string): SourceNode | undefined {
  return entryOf(map, key)?.value
}

/** The text of a scalar as written; nothing for lists, maps and `null`. */
export function textOf(node: SourceNode | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined
  return typeof node.value === 'string' ? node.value : node.source
}

/** The scalars of a list, or the one scalar there is. */
export function textsOf(node: SourceNode): readonly { readonly text: string; readonly at: At }[] | undefined {
  const nodes = node.kind === 'list' ? node.items : [node]
  const texts = nodes.map(textOf)
  if (texts.some(text => text === undefined)) return undefined
  return nodes.map((one, index) => ({ text: texts[index] ?? '', at: one.at }))
}

/** JSON of what is written: `null` is absent, and a number that a float would change stays the text it was. */
export function jsonOf(node: SourceNode): Json | undefined {
  switch (node.kind) {
    case 'scalar':
      return scalarJson(node)
    case 'list':
      return node.items.map(item => jsonOf(item)).filter(item => item !== undefined)
    case 'map':
      return Object.fromEntries(
        node.entries.flatMap(({ key, value }) => {
          const json = jsonOf(value)
          return json === undefined ? [] : [[key, json] as const]
        }),
      )
  }
}

function scalarJson({ value, source }: ScalarNode): Json | undefined {
  if (value === null) return undefined
  if (typeof value !== 'number' || String(value) === source) return value
  return parseDecimal(source) === undefined ? value : source
}

/** Maps key by key, `over` winning; everything else is replaced. A `null` in `over` takes a key away. */
export function mergeNodes(base: SourceNode, over: SourceNode): SourceNode {
  if (base.kind !== 'map' || over.kind !== 'map') return over
  const merged = base.entries.map(entry => {
    const later = entryOf(over, entry.key)
    return later === undefined ? entry : { ...later, value: mergeNodes(entry.value, later.value) }
  })
  const added = over.entries.filter(entry => entryOf(base, entry.key) === undefined)
  return { ...over, entries: [...merged, ...added] }
}

export function withoutKey(map: MapNode, key: string): MapNode {
  return { ...map, entries: map.entries.filter(entry => entry.key !== key) }
}

export function withKey(map: MapNode, key: string, value: SourceNode): MapNode {
  return { ...withoutKey(map, key), entries: [...withoutKey(map, key).entries, { key, keyAt: value.at, value }] }
}

/** The same node with every scalar replaced by what `replace` gives for it. */
export function mapScalars(node: SourceNode, replace: (scalar: ScalarNode) => SourceNode): SourceNode {
  switch (node.kind) {
    case 'scalar':
      return replace(node)
    case 'list':
      return mapList(node, replace)
    case 'map':
      return mapEntries(node, replace)
  }
}

function mapList(node: ListNode, replace: (scalar: ScalarNode) => SourceNode): ListNode {
  return { ...node, items: node.items.map(item => mapScalars(item, replace)) }
}

export function mapEntries(node: MapNode, replace: (scalar: ScalarNode) => SourceNode): MapNode {
  return { ...node, entries: node.entries.map(entry => ({ ...entry, value: mapScalars(entry.value, replace) })) }
}
