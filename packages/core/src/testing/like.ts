import type { At, Issue } from '../policy/issue.ts'
import type { MapNode, Report, ScalarNode, SourceNode } from '../policy/source-node.ts'
import type { TestCase } from '../policy/test-document.ts'
import { caseIssue, unknownName } from './case-issue.ts'
import { mapEntries, mergeNodes, nodeAt, textOf, withoutKey } from './case-node.ts'
import type { Cells } from './case-rows.ts'
import { columnOf } from './case-rows.ts'

/**
 * What `like: X` may mean in one test file: objects and facts of the first case about each subject. A `$name` that they leave is
 * filled from the row of the case that is like them.
 */
export interface Likeness {
  readonly object: (node: MapNode, cells: Cells, report: Report) => MapNode
  readonly facts: (node: MapNode, cells: Cells, report: Report) => MapNode
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
  const part = (name: string) => (node: MapNode, cells: Cells, report: Report) =>
    filled(merged(node, name, first, report, new Set()), node, cells, report)
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
  const whole = mergeNodes(merged(base, part, first, report, new Set([...through, key])), own)
  return whole.kind === 'map' ? { ...whole, at: node.at } : own
}

/** Columns of the first case mean nothing here, unless this case has one of that name; what it gives itself was filled before. */
function filled(whole: MapNode, own: MapNode, cells: Cells, report: Report): MapNode {
  const like = nodeAt(own, 'like')
  if (like === undefined) return whole
  const written = new Set<ScalarNode>()
  mapEntries(own, scalar => {
    written.add(scalar)
    return scalar
  })
  return mapEntries(whole, scalar => {
    const column = columnOf(scalar)
    if (column === undefined || written.has(scalar)) return scalar
    const cell = cells.get(column)
    if (cell === undefined) report(openColumn(textOf(like) ?? '', column, like.at))
    return cell ?? scalar
  })
}

function openColumn(key: string, column: string, at: At): Issue {
  const issue = caseIssue('case-like', `the case about \`${key}\` fills \`$${column}\` from rows of its own`, at)
  return { ...issue, suggestion: `give the value here, or a column \`${column}\`` }
}
