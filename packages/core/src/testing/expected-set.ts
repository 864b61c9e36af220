import type { At } from '../policy/issue.ts'
import type { SourceNode } from '../policy/source-node.ts'
import { nodeAt, textsOf } from './case-node.ts'

/** `[a, b]`: exactly these. `{ include: [a, b] }`: at least these. */
export interface ExpectedSet {
  readonly exact: boolean
  readonly names: readonly { readonly text: string; readonly at: At }[]
}

export function expectedSet(node: SourceNode): ExpectedSet | undefined {
  const include = node.kind === 'map' ? nodeAt(node, 'include') : undefined
  const names = textsOf(include ?? node)
  return names === undefined ? undefined : { exact: include === undefined, names }
}

/** Something that was there, under the names that an expectation may use for it. `optional`: need not be expected. */
export interface Found {
  readonly names: readonly string[]
  readonly optional: boolean
}

/** @returns the position of the first name that is not there, or of the whole expectation for what is there and not expected. */
export function setMismatch(expected: ExpectedSet, found: readonly Found[], whole: At): At | undefined {
  const missing = expected.names.find(({ text }) => !found.some(({ names }) => names.includes(text)))
  if (missing !== undefined) return missing.at
  const surplus = found.some(({ names, optional }) => !optional && !expected.names.some(({ text }) => names.includes(text)))
  return expected.exact && surplus ? whole : undefined
}

export function setText({ exact, names }: ExpectedSet): string {
  const list = `[${names.map(({ text }) => text).join(', ')}]`
  return exact ? list : `at least ${list}`
}

export function foundText(found: readonly Found[]): string {
  const names = found.filter(({ optional }) => !optional).map(one => one.names[0] ?? '')
  return `[${[...new Set(names)].join(', ')}]`
}
