/** The keys from a value inwards; none: the value itself. */
export type DefinitePath = readonly string[]

const SEGMENT = /\.([\p{L}\p{N}_-]+)|\[(\d+)\]|\[(['"])([\p{L}\p{N}_ ./-]+)\3\]/uy
const BARE = /[\p{L}_][\p{L}\p{N}_-]*/uy

/**
 * Reads a JSONPath that leads to one place: `$.lines[0].sku`, `$['ship to'].zip`, `total.amount`. Nothing for any other: wildcards, slices,
 * unions, filters, scripts and `..` give lists of what happens to be there, and filters and scripts are programs in a text.
 *
 * @example
 * ```ts
 * parseDefinitePath("$.lines[0]['unit price']") // ['lines', '0', 'unit price']
 * parseDefinitePath('$.lines[?(@.qty > 1)]') // undefined
 * ```
 */
export function parseDefinitePath(text: string): DefinitePath | undefined {
  if (text === '$') return []
  const keys: string[] = []
  let offset = 1
  if (!text.startsWith('$')) {
    BARE.lastIndex = 0
    const [first] = BARE.exec(text) ?? []
    if (first === undefined) return undefined
    keys.push(first)
    offset = first.length
  }
  while (offset < text.length) {
    SEGMENT.lastIndex = offset
    const [segment, name, index, , quoted] = SEGMENT.exec(text) ?? []
    const key = name ?? index ?? quoted
    if (segment === undefined || key === undefined) return undefined
    keys.push(key)
    offset += segment.length
  }
  return keys
}

/**
 * What stands at the place; `undefined` where nothing does. As JSONPath reads it: only own members count, a text has a `length` and
 * characters, and what is empty (`0`, `''`, `null`, `false`) has no members.
 */
export function readPath(value: unknown, path: DefinitePath): unknown {
  return path.reduce(member, value)
}

function member(value: unknown, key: string): unknown {
  if (!value) return undefined
  const holder: Readonly<Record<string, unknown>> = Object(value)
  return Object.hasOwn(holder, key) ? holder[key] : undefined
}
