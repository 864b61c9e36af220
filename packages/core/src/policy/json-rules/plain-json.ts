import type { SourceNode } from '../source-node.ts'

/** JSON as it was parsed, `null` included: a part of a rule file that is data and not language. */
export type PlainJson = string | number | boolean | null | readonly PlainJson[] | { readonly [key: string]: PlainJson }

/** The value of a part of a file, without positions. */
export function plainJson(node: SourceNode): PlainJson {
  switch (node.kind) {
    case 'scalar':
      return node.value
    case 'list':
      return node.items.map(plainJson)
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainJson(value)]))
  }
}
