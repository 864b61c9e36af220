import type { At } from '../policy/issue.ts'
import type { MapNode, Report, SourceNode } from '../policy/source-node.ts'
import type { TestCase } from '../policy/test-document.ts'
import { caseIssue, unknownName } from './case-issue.ts'
import { mapScalars, mergeNodes, nodeAt, textOf, withoutKey } from './case-node.ts'
import { columnOf } from './case-rows.ts'

/** What `like: X` may mean in one test file: objects and facts of the first case about each subject. */
export interface Likeness {
  readonly object: (node: MapNode, report: Report) => MapNode
  readonly facts: (node: MapNode, report: Report) => MapNode
}

/**
 * Reads the first case of each subject, by the key field of its object. A case whose object is itself `like` another is about that
 * subject, but never the first.
 */
export function likeness(cases: readonly TestCase[], subject: string, keyField: string): Likeness {
  const first = new Map<string, MapNode>()
  for (const { given } of cases) {
    const object = nodeAt(given, subject)
    const key = object?.kind === 'map' ? textOf(nodeAt(object, keyField)) : undefined
    if (key !== undefined && !first.has(key)) first.set(key, given)
  }
  const part = (name: string) => (node: MapNode, report: Report) => merged(node, name, first, report, new Set())
  return { object: part(subject), facts: part('facts') }
}

function merged(node: MapNode, part: string, first: ReadonlyMap<string, MapNode>, report: Report, through: Set<string>): MapNode {
  const like = nodeAt(node, 'like')
  const key = textOf(like)
  if (like === undefined || key === undefined) return node
  const own = withoutKey(node, 'like')
  const given = first.get(key)
  if (given === undefined) {
    report(unknownName('case-like', 'case about', key, [...first.keys()], like.at))
    return own
  }
  if (through.has(key)) {
    report(caseIssue('case-like', `\`like: ${key}\` leads back to itself`, like.at))
    return own
  }
  const base: SourceNode | undefined = nodeAt(given, part)
  if (base?.kind !== 'map') return own
  reportColumns(base, key, like.at, report)
  const whole = mergeNodes(merged(base, part, first, report, new Set([...through, key])), own)
  return whole.kind === 'map' ? { ...whole, at: node.at } : own
}

/** The first case has rows of its own, and its columns mean nothing here. */
function reportColumns(base: SourceNode, key: string, at: At, report: Report): void {
  mapScalars(base, scalar => {
    const column = columnOf(scalar)
    if (column !== undefined) report(caseIssue('case-like', `the case about \`${key}\` has \`$${column}\` of its own rows here`, at))
    return scalar
  })
}
