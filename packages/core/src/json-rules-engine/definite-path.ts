import { readJsonPath } from '../policy/json-rules/json-path.ts'

/** The keys from a value inwards; none: the value itself. */
export type DefinitePath = readonly string[]

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
  const path = text === '' ? undefined : readJsonPath(text)
  if (path?.kind !== 'path') return undefined
  const keys = path.steps.flatMap(step => (step.kind === 'member' ? [step.name] : []))
  return keys.length === path.steps.length ? keys : undefined
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
