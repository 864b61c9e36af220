import type { Issue } from './issue.ts'
import type { SourceNode } from './source-node.ts'
import { readYaml } from './yaml/read-yaml.ts'

/** A value of a YAML document that stands alone in its file, from column 1 of line 2. */
export function exampleNode(yaml: string): SourceNode {
  const tree = readYaml('example.policy.yaml', `value:\n ${yaml}\n`, refuse)
  const [entry] = tree?.entries ?? []
  if (entry === undefined) throw new RangeError(`no YAML value: ${yaml}`)
  return entry.value
}

function refuse(issue: Issue): void {
  if (issue.severity === 'error') throw new RangeError(issue.message)
}

/** A text as the YAML reader gives it from between quotes; columns count from 1 at its first character. */
function textNode(text: string): SourceNode {
  const place = (start: number, end = start + 1) => ({ file: 'example', line: 1, column: start + 1, endLine: 1, endColumn: end + 1 })
  return { kind: 'scalar', value: text, source: text, style: 'quoted', at: place(0, text.length), place }
}

/** What a reading gave and said; each issue with the text that it points at. */
export function reading<T>(text: string, read: (node: SourceNode, report: (issue: Issue) => void) => T): Reading<T> {
  const said: Issue[] = []
  const result = read(textNode(text), issue => said.push(issue))
  const issues = said.map(({ code, message, suggestion, at }) => {
    return { code, at: text.slice(at.column - 1, at.endColumn - 1), message, ...(suggestion === undefined ? {} : { suggestion }) }
  })
  return { result, issues }
}

export interface Reading<T> {
  readonly result: T
  readonly issues: readonly { readonly code: string; readonly at: string; readonly message: string; readonly suggestion?: string }[]
}
