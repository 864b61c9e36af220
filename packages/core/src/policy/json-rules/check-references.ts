import { nearestName } from '../../values/nearest-name.ts'
import { shortened } from '../literal-text.ts'
import type { Report, SourceNode } from '../source-node.ts'
import { refuseRule } from './rule-node.ts'
import type { ImportedRule, RuleCondition, RuleSet } from './rule-set.ts'
import { DEEPEST_REFERENCE, MOST_CONDITIONS } from './rule-set.ts'

type Shared = ReadonlyMap<string, RuleCondition>
type Reference = RuleCondition & { readonly kind: 'reference' }

/**
 * Keeps the rules whose references lead somewhere and end. The engine finds out while it runs: it throws for a name that it does not
 * know, and never comes back from a circle.
 */
export function checkReferences(rules: readonly ImportedRule[], shared: Shared, report: Report): Omit<RuleSet, 'file'> {
  const sizes = new Map<string, number>()
  const conditions = new Map([...shared].filter(([name]) => sizeOf(name, { shared, sizes, open: new Set(), report }) !== undefined))
  let total = 0
  const kept = rules.filter(({ conditions: root, at }) => {
    const size = weigh(root, { shared, sizes, open: new Set(), report })
    if (size === undefined) return false
    total += size
    if (total <= MOST_CONDITIONS) return true
    refuseRule(
      report,
      'rules-too-large',
      at,
      `with their shared conditions the rules up to here have more than ${MOST_CONDITIONS} conditions`,
    )
    return false
  })
  const broken = rules.filter(rule => !kept.includes(rule)).map(rule => rule.conditions)
  return { rules: kept, conditions, broken: [...broken, ...[...shared].flatMap(([name, one]) => (conditions.has(name) ? [] : [one]))] }
}

interface Walk {
  readonly shared: Shared
  /** Conditions in a shared condition, its own references included; `NaN`: it has an issue, which was said. */
  readonly sizes: Map<string, number>
  readonly open: Set<string>
  readonly report: Report
}

function sizeOf(name: string, walk: Walk): number | undefined {
  const known = walk.sizes.get(name)
  if (known !== undefined) return Number.isNaN(known) ? undefined : known
  const condition = walk.shared.get(name)
  if (condition === undefined) return undefined
  walk.open.add(name)
  const size = weigh(condition, walk)
  walk.open.delete(name)
  walk.sizes.set(name, size ?? Number.NaN)
  return size
}

/** How many conditions there are once every reference is what it names; a number beyond the limit is not added up further. */
function weigh(condition: RuleCondition, walk: Walk): number | undefined {
  switch (condition.kind) {
    case 'leaf':
      return condition.value.kind === 'fact' ? 1 : sizeOfConstant(condition.value.node)
    case 'not':
      return plus(1, weigh(condition.of, walk))
    case 'broken':
      return undefined
    case 'reference':
      return weighReference(condition, walk)
    case 'all':
    case 'any':
      // Every part is looked at, so that each reference that leads nowhere is told.
      return condition.of
        .map(part => weigh(part, walk))
        .reduce<number | undefined>((sum, size) => (sum === undefined ? sum : plus(sum, size)), 1)
  }
}

function sizeOfConstant(node: SourceNode): number {
  if (node.kind === 'scalar') return 1
  const parts = node.kind === 'list' ? node.items : node.entries.map(({ value }) => value)
  return parts.reduce((sum, part) => sum + sizeOfConstant(part), 1)
}

function plus(sum: number, size: number | undefined): number | undefined {
  return size === undefined ? undefined : Math.min(sum + size, MOST_CONDITIONS + 1)
}

function weighReference({ name, at }: Reference, walk: Walk): number | undefined {
  if (walk.open.has(name)) return refuseRule(walk.report, 'rules-condition-cycle', at, `\`${shortened(name)}\` leads back to itself`)
  if (walk.open.size >= DEEPEST_REFERENCE)
    return refuseRule(walk.report, 'rules-too-large', at, `references lead on through more than ${DEEPEST_REFERENCE} conditions`)
  if (walk.shared.has(name)) return sizeOf(name, walk)
  const near = nearestName(name, [...walk.shared.keys()])
  const suggestion = near === undefined ? 'shared conditions stand in `conditions` beside `rules`' : `did you mean \`${near}\`?`
  return refuseRule(walk.report, 'rules-unknown-condition', at, `there is no condition \`${shortened(name)}\``, suggestion)
}
