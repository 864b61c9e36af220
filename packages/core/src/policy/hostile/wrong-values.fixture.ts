import { parseDocument } from 'yaml'
import type { Files } from '../read-documents.ts'
import type { FileName } from '../workspace.fixture.ts'
import { FILES } from '../workspace.fixture.ts'

export type Path = readonly (string | number)[]

/** A file of the workspace as plain values; written as JSON, which is YAML too, it means the same. */
export const TREES: readonly (readonly [name: FileName, tree: unknown])[] = Object.entries(FILES).map(([name, text]) => {
  // The names are those of FILES, which `Object.entries` cannot say.
  return [name as FileName, parseDocument(text, { version: '1.2', schema: 'core' }).toJS()]
})

/** What stands where something else is expected. Each is wrong in most places; nowhere may it do more harm than an issue. */
export const WRONG_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1.5,
  1e21,
  '',
  ' ',
  'x',
  '=',
  '=order.total',
  '$nope',
  '__proto__',
  'constructor',
  'order.lines.map(l, l)',
  'a ? b : c',
  '250 EUR',
  [],
  [[[]]],
  ['x', 'x'],
  {},
  { x: 1 },
  { constructor: { toString: 1 } },
  'x'.repeat(5000),
]

/** Every part of a value, the whole included. */
export function pathsOf(value: unknown, before: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [before]
  return [before, ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...before, Array.isArray(value) ? Number(key) : key]))]
}

/** The value with its part at `path` changed; `undefined` takes the part out. */
export function changedAt(value: unknown, path: Path, change: (part: unknown) => unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return change(value)
  if (Array.isArray(value)) return value.flatMap((part, index) => (index === step ? (changedAt(part, rest, change) ?? []) : [part]))
  const entries = Object.entries(value as object).map(([key, part]) => [key, key === step ? changedAt(part, rest, change) : part])
  return Object.fromEntries(entries.filter(([, part]) => part !== undefined))
}

/** Members that no document has, and names that objects of JavaScript have by themselves. */
export function withMore(part: unknown): unknown {
  if (Array.isArray(part)) return [...part, ...part, { x: 1 }]
  if (typeof part !== 'object' || part === null) return [part]
  return { ...part, extra: 1, constructor: 2, toString: 'x', hasOwnProperty: {}, 'a-b': [], '': '' }
}

/** The workspace with one file replaced. */
export function withFile(name: FileName, value: unknown): Files {
  return { ...FILES, [name]: JSON.stringify(value) ?? '' }
}
