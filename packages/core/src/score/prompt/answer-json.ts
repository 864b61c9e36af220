import type { Issue } from '../../policy/issue.ts'
import { readJson } from '../../policy/json-rules/read-json.ts'
import type { SourceNode } from '../../policy/source-node.ts'
import type { FailureCode } from '../failure-codes.ts'

/** What the reader takes at most. */
const LONGEST = 256 * 1024

export type Parsed =
  | { readonly kind: 'parsed'; readonly root: SourceNode }
  | { readonly kind: 'failed'; readonly code: FailureCode; readonly detail: string }

/** The JSON of an answer with every number as it was written, and no key twice. */
export function parseAnswer(text: string): Parsed {
  if (text.length > LONGEST) return { kind: 'failed', code: 'too-large', detail: `the answer has ${text.length} characters` }
  if (text.trim() === '') return { kind: 'failed', code: 'empty', detail: 'the answer has no text' }
  const issues: Issue[] = []
  const root = readJson('answer', unfenced(text), issue => issues.push(issue))
  const [first] = issues
  if (root !== undefined && first === undefined) return { kind: 'parsed', root }
  const code = CODES.get(first?.code ?? '') ?? 'not-json'
  const place = first === undefined ? '' : ` at line ${first.at.line}, column ${first.at.column}`
  return {
    kind: 'failed',
    code,
    detail: `${first?.message.replaceAll('the file', 'the answer').slice(0, 200) ?? 'the answer could not be read'}${place}`,
  }
}

const CODES: ReadonlyMap<string, FailureCode> = new Map([
  ['file-too-large', 'too-large'],
  ['json-too-large', 'too-large'],
  ['json-too-deep', 'wrong-shape'],
  ['duplicate-key', 'wrong-shape'],
  ['yaml-forbidden-key', 'wrong-shape'],
  ['not-unicode', 'wrong-shape'],
  ['number-not-finite', 'out-of-range'],
])

/** What stands in a Markdown fence, if the whole text is one: servers that do not know schemas like to write so, and it changes nothing. */
function unfenced(text: string): string {
  const fence = /^[ \t\r\n]*```(?:json)?[ \t]*\r?\n/i.exec(text)?.[0]
  if (fence === undefined) return text
  const end = /\n[ \t]*```[ \t\r\n]*$/.exec(text.slice(fence.length - 1))
  return end === null ? text : text.slice(fence.length, fence.length - 1 + end.index + 1)
}

/** The members of an object that has exactly these, in this order. */
export function membersOf(node: SourceNode | undefined, names: readonly string[]): readonly (SourceNode | undefined)[] | undefined {
  if (node?.kind !== 'map' || node.entries.length !== names.length) return undefined
  const byKey = new Map(node.entries.map(({ key, value }) => [key, value]))
  return names.every(name => byKey.has(name)) ? names.map(name => byKey.get(name)) : undefined
}

export function textOf(node: SourceNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined
}
