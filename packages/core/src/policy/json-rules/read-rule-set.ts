import { nearestName } from '../../values/nearest-name.ts'
import type { At } from '../issue.ts'
import { shortened } from '../literal-text.ts'
import type { ListNode, MapNode, Report, SourceNode } from '../source-node.ts'
import { checkReferences } from './check-references.ts'
import { readConditions } from './read-conditions.ts'
import { readJson } from './read-json.ts'
import { RULE_KEYS, readRule } from './read-rule.ts'
import { ruleIds } from './rule-ids.ts'
import { asMeant, findIgnored, memberNode, refuseRule, startOf } from './rule-node.ts'
import type { RuleCondition, RuleSet } from './rule-set.ts'

/**
 * Reads a json-rules-engine file: one rule, a list of rules, or `{ "rules": [...], "conditions": { name: condition } }`, where
 * `conditions` holds what a host gives to `engine.setCondition`.
 *
 * Total: every text ends in a rule set, or in all its issues with their places. Rules without a meaning are left out of the set.
 *
 * @example
 * ```ts
 * readRuleSet('credit.rules.json', text, issue => issues.push(issue))?.rules[0]?.conditions
 * ```
 */
export function readRuleSet(file: string, text: string, report: Report): RuleSet | undefined {
  const root = readJson(file, text, report)
  if (root === undefined) return undefined
  const parts = partsOf(root, report)
  if (parts === undefined) return undefined
  const conditions = readShared(parts.conditions, report)
  const broken: RuleCondition[] = []
  const rules = parts.rules.flatMap(node => readRule(node, report, broken) ?? [])
  const named = ruleIds(rules, report)
  const ordered = [...named].sort((a, b) => b.priority - a.priority)
  const sound = checkReferences(ordered, conditions, report)
  return { file, ...sound, broken: [...broken, ...sound.broken] }
}

interface Parts {
  readonly rules: readonly SourceNode[]
  readonly conditions: MapNode | undefined
}

function partsOf(written: SourceNode, report: Report): Parts | undefined {
  if (written.kind === 'list') return { rules: someRules(written, report), conditions: undefined }
  if (written.kind === 'scalar') return refuseContainer(report, written.at)
  const root = containerOf(written, report)
  const rules = memberNode(root, 'rules')
  if (rules === undefined) return partsOfRule(root, report)
  findIgnored(report, root, CONTAINER)
  if (rules.kind !== 'list') return refuseRule(report, 'rules-wrong-type', startOf(rules), '`rules` is a list of rules')
  const conditions = memberNode(root, 'conditions')
  if (conditions === undefined || conditions.kind === 'map') return { rules: someRules(rules, report), conditions }
  return refuseRule(report, 'rules-wrong-type', startOf(conditions), '`conditions` beside `rules` holds conditions by name')
}

/** What has an `event` is one rule. */
function containerOf(node: MapNode, report: Report): MapNode {
  if (memberNode(node, 'event') !== undefined) return node
  const named = asMeant(report, node, ['rules'], RULE_KEYS)
  return memberNode(named, 'rules') === undefined ? node : asMeant(report, named, ['conditions'], CONTAINER)
}

const CONTAINER: ReadonlySet<string> = new Set(['rules', 'conditions'])

function partsOfRule(root: MapNode, report: Report): Parts | undefined {
  const isRule = root.entries.some(({ key }) => key !== 'name' && RULE_KEYS.has(nearestName(key, [...RULE_KEYS]) ?? key))
  return isRule ? { rules: [root], conditions: undefined } : refuseContainer(report, startOf(root))
}

function refuseContainer(report: Report, at: At): undefined {
  const suggestion = 'a rule has `conditions` and `event`; several stand in a list, or in `{ "rules": [...], "conditions": { … } }`'
  return refuseRule(report, 'rules-not-rules', at, 'this holds no rule', suggestion)
}

function someRules(list: ListNode, report: Report): readonly SourceNode[] {
  if (list.items.length === 0) refuseRule(report, 'rules-not-rules', startOf(list), 'there is no rule in this list')
  return list.items
}

function readShared(node: MapNode | undefined, report: Report): ReadonlyMap<string, RuleCondition> {
  const shared = new Map<string, RuleCondition>()
  for (const { key, keyAt, value } of node?.entries ?? []) {
    if (key === '') refuseRule(report, 'rules-wrong-type', keyAt, 'a shared condition needs a name')
    const condition = readConditions(value, `the condition \`${shortened(key)}\``, report)
    if (condition !== undefined) shared.set(key, condition)
  }
  return shared
}
