import type { MapNode, Report, SourceNode } from '../source-node.ts'
import { asMeant, findIgnored, isText, keyAt, memberNode, refuseRule, startOf } from './rule-node.ts'
import type { FactReference, RuleLeaf, RuleValue } from './rule-set.ts'

export const LEAF_KEYS: ReadonlySet<string> = new Set(['fact', 'operator', 'value', 'path', 'params', 'priority', 'name'])
const NEEDED = ['fact', 'operator', 'value'] as const
const VALUE_KEYS: ReadonlySet<string> = new Set(['fact', 'path', 'params'])

/** `{ fact, operator, value }`, with a `path` into the fact. */
export function readLeaf(written: MapNode, report: Report): RuleLeaf | undefined {
  const node = asMeant(report, written, NEEDED, LEAF_KEYS)
  const missing = NEEDED.filter(key => memberNode(node, key) === undefined)
  findIgnored(report, node, LEAF_KEYS)
  if (missing.length > 0) return refuseMissing(node, missing, report)
  const fact = readFact(node, report)
  const operator = memberNode(node, 'operator')
  const value = readValue(memberNode(node, 'value') ?? node, report)
  if (!isText(operator)) return refuseRule(report, 'rules-wrong-type', startOf(operator ?? node), '`operator` is the name of an operator')
  if (fact === undefined || value === undefined) return undefined
  return { kind: 'leaf', at: startOf(node), fact, operator: operator.value, operatorAt: operator.at, value }
}

function refuseMissing(node: MapNode, missing: readonly string[], report: Report): undefined {
  const keys = missing.map(key => `\`${key}\``).join(' and ')
  const message =
    missing.length === 3
      ? 'a condition has `fact`, `operator` and `value`, or `all`, `any`, `not`, `condition`'
      : `the condition has no ${keys}`
  return refuseRule(report, 'rules-missing-key', startOf(node), message)
}

function readFact(node: MapNode, report: Report): FactReference | undefined {
  const fact = memberNode(node, 'fact')
  const path = memberNode(node, 'path')
  refuseParams(node, report)
  if (!isText(fact) || fact.value === '')
    return refuseRule(report, 'rules-wrong-type', startOf(fact ?? node), '`fact` is the name of a fact')
  const named = { name: fact.value, at: fact.at }
  // What is empty is no path to the engine.
  if (path === undefined || (path.kind === 'scalar' && !path.value)) return named
  if (isText(path)) return { ...named, path: { text: path.value, at: path.at } }
  return refuseRule(report, 'rules-wrong-type', startOf(path), '`path` is a JSONPath in a text')
}

/** Parameters go to a function of the host; two conditions on one fact may then mean two values. */
function refuseParams(node: MapNode, report: Report): void {
  const params = memberNode(node, 'params')
  const isEmpty =
    params === undefined || (params.kind === 'map' && params.entries.length === 0) || (params.kind === 'scalar' && !params.value)
  if (isEmpty) return
  const suggestion = 'declare a fact with these arguments in `with`, give it its own name in the file, and map it'
  refuseRule(
    report,
    'rules-params',
    keyAt(node, 'params'),
    '`params` are arguments of a function of the host, which is not here',
    suggestion,
  )
}

function readValue(node: SourceNode, report: Report): RuleValue | undefined {
  if (node.kind !== 'map' || memberNode(node, 'fact') === undefined) return { kind: 'constant', node, at: startOf(node) }
  findIgnored(report, node, VALUE_KEYS)
  const fact = readFact(node, report)
  return fact === undefined ? undefined : { kind: 'fact', fact, at: startOf(node) }
}
