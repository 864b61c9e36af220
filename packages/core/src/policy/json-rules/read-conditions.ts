import { shortened } from '../literal-text.ts'
import type { MapNode, Report, SourceNode } from '../source-node.ts'
import { LEAF_KEYS, readLeaf } from './read-leaf.ts'
import { asMeant, find, findIgnored, isText, keyAt, memberNode, refuseRule, startOf } from './rule-node.ts'
import type { RuleCondition } from './rule-set.ts'

/** In this order: of several, the engine takes the first. */
const OPERATORS = ['any', 'all', 'not'] as const
type Junction = (typeof OPERATORS)[number]

/** The root of a rule or of a shared condition: one of `all`, `any`, `not`, `condition`. */
export function readConditions(written: SourceNode, whose: string, report: Report): RuleCondition | undefined {
  if (written.kind !== 'map') return refuseRule(report, 'rules-wrong-type', startOf(written), `${whose} is an object`)
  const node = withOperator(written, report)
  if (junctionOf(node) === undefined && memberNode(node, 'condition') === undefined) {
    const suggestion = memberNode(node, 'fact') === undefined ? undefined : 'put it in `{ "all": [ … ] }`'
    return refuseRule(report, 'rules-no-operator', startOf(node), `${whose} needs \`all\`, \`any\`, \`not\` or \`condition\``, suggestion)
  }
  return readCondition(node, report)
}

function readCondition(written: SourceNode, report: Report): RuleCondition | undefined {
  if (written.kind !== 'map') return refuseRule(report, 'rules-wrong-type', startOf(written), 'a condition is an object')
  const node = withOperator(written, report)
  const junction = junctionOf(node)
  const reference = memberNode(node, 'condition')
  if (junction !== undefined && reference !== undefined) {
    const message = `\`condition\` beside \`${junction}\`: at the root the engine takes one, further in the other`
    return refuseRule(report, 'rules-ambiguous', keyAt(node, 'condition'), message, 'put both into `{ "all": [ … ] }`')
  }
  if (junction !== undefined) return readJunction(node, junction, report)
  return reference === undefined ? readLeaf(node, report) : readReference(node, reference, report)
}

/** An object that is no leaf, and has `alll`, meant `all`. */
function withOperator(node: MapNode, report: Report): MapNode {
  const isClear = [...OPERATORS, 'condition', 'fact'].some(key => memberNode(node, key) !== undefined)
  return isClear ? node : asMeant(report, node, [...OPERATORS, 'condition'], LEAF_KEYS)
}

function junctionOf(node: MapNode): Junction | undefined {
  return OPERATORS.find(operator => memberNode(node, operator) !== undefined)
}

const BESIDE: ReadonlySet<string> = new Set(['priority', 'name'])

function readJunction(node: MapNode, junction: Junction, report: Report): RuleCondition | undefined {
  findUnread(node, junction, report)
  const of = memberNode(node, junction) ?? node
  if (junction === 'not') {
    if (of.kind === 'list')
      return refuseRule(
        report,
        'rules-wrong-type',
        startOf(of),
        '`not` holds one condition and no list',
        'write `{ "not": { "any": [ … ] } }`',
      )
    const inner = readCondition(of, report)
    return inner === undefined ? undefined : { kind: 'not', of: inner, at: startOf(node) }
  }
  if (of.kind !== 'list') return refuseRule(report, 'rules-wrong-type', startOf(of), `\`${junction}\` holds a list of conditions`)
  if (of.items.length === 0) findEmpty(junction, of, report)
  const parts = of.items.map((item): RuleCondition => readCondition(item, report) ?? { kind: 'broken', at: startOf(item) })
  return { kind: junction, of: parts, at: startOf(node) }
}

function findEmpty(junction: Junction, of: SourceNode, report: Report): void {
  const trap = junction === 'any' ? ', also for `any`' : ''
  find(
    report,
    'rules-empty',
    startOf(of),
    `no condition at all is true to the engine${trap}; it stays so here`,
    'write the conditions, or leave the rule out',
  )
}

/** The engine looks at one of them only: the others are lost, mostly not on purpose. */
function findUnread(node: MapNode, junction: Junction, report: Report): void {
  for (const { key, keyAt: at } of node.entries) {
    if (key === junction || BESIDE.has(key)) continue
    const message = `the engine reads \`${junction}\` and passes over \`${shortened(key)}\` beside it; so it is here`
    find(report, 'rules-ignored-key', at, message, 'put the conditions into `{ "all": [ … ] }`, or leave it out')
  }
}

function readReference(node: MapNode, reference: SourceNode, report: Report): RuleCondition | undefined {
  findIgnored(report, node, REFERENCE_KEYS)
  if (isText(reference) && reference.value !== '') return { kind: 'reference', name: reference.value, at: reference.at }
  return refuseRule(report, 'rules-wrong-type', startOf(reference), '`condition` is the name of a shared condition')
}

const REFERENCE_KEYS: ReadonlySet<string> = new Set(['condition', 'priority', 'name'])
