import { PROPOSED } from '../evaluate/options/proposed-candidate.ts'
import type { MapNode, Report, SourceNode } from '../policy/source-node.ts'
import type { CaseContext } from './case-context.ts'
import { unknownName } from './case-issue.ts'
import { nodeAt, textsOf } from './case-node.ts'

/** Where options are expected by id, and what else may stand there. */
const EXPECTED = ['option', 'chosen', 'eligible', 'struck', 'fallback'] as const
const NO_OPTION: ReadonlySet<string> = new Set(['none', 'true', 'false', PROPOSED])

/** An option that the policy does not have is never decided, so a case that expects it is wrong, whatever is decided. */
export function checkExpectedOptions(expect: MapNode, { policy }: CaseContext, report: Report): void {
  const known = policy.options.map(({ id }) => String(id))
  for (const key of EXPECTED) {
    for (const { text, at } of optionsIn(key, nodeAt(expect, key))) {
      // An instance of a family is named with its element: `from-near[DC-WEST]`.
      const id = text.split('[', 1)[0] ?? text
      if (!NO_OPTION.has(id) && !known.includes(id)) report(unknownName('unknown-option', 'option', id, known, at))
    }
  }
}

function optionsIn(key: (typeof EXPECTED)[number], node: SourceNode | undefined): ReturnType<typeof namesIn> {
  if (node?.kind !== 'map') return namesIn(node)
  if (key === 'fallback') return namesIn(nodeAt(node, 'option'))
  const include = nodeAt(node, 'include')
  if (include !== undefined && include.kind !== 'map') return namesIn(include)
  if (key !== 'struck') return []
  return (include ?? node).entries.map(entry => ({ text: entry.key, at: entry.keyAt }))
}

function namesIn(node: SourceNode | undefined): NonNullable<ReturnType<typeof textsOf>> {
  return node === undefined || node.kind === 'map' ? [] : (textsOf(node) ?? [])
}
