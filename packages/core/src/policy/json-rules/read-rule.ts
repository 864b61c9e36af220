import { shortened } from '../literal-text.ts'
import type { MapNode, Report, SourceNode } from '../source-node.ts'
import { readConditions } from './read-conditions.ts'
import { asMeant, find, findIgnored, isText, keyAt, memberNode, refuseRule, startOf } from './rule-node.ts'
import type { ImportedRule, RuleCondition, RuleEvent } from './rule-set.ts'

/** A rule that has no id of its own yet. */
export type UnnamedRule = Omit<ImportedRule, 'id'>

/** What the constructor of a rule reads; `onSuccess` and `onFailure` are functions, which no file can hold. */
export const RULE_KEYS: ReadonlySet<string> = new Set(['name', 'conditions', 'event', 'priority', 'onSuccess', 'onFailure'])

/**
 * Reads one rule; all that is wrong with it is reported.
 *
 * @param broken takes the conditions of a rule that is left out.
 */
export function readRule(written: SourceNode, report: Report, broken: RuleCondition[]): UnnamedRule | undefined {
  if (written.kind !== 'map') {
    broken.push({ kind: 'broken', at: written.at })
    return refuseRule(report, 'rules-wrong-type', startOf(written), 'a rule is an object with `conditions` and `event`')
  }
  const node = asMeant(report, written, ['conditions', 'event'], RULE_KEYS)
  findIgnored(report, node, RULE_KEYS)
  refuseHandlers(node, report)
  const name = readName(node, report)
  const priority = readPriority(node, report)
  const conditions = readRoot(node, report)
  const event = readEvent(node, report)
  if (conditions === undefined || event === undefined || priority === undefined) {
    broken.push(conditions ?? { kind: 'broken', at: startOf(node) })
    return undefined
  }
  return { ...(name === undefined ? {} : { name }), at: nameOrStart(node), priority, conditions, event }
}

function refuseHandlers(node: MapNode, report: Report): void {
  for (const key of ['onSuccess', 'onFailure'])
    if (memberNode(node, key) !== undefined)
      refuseRule(report, 'rules-handler', keyAt(node, key), `\`${key}\` is a function of the host, and a file holds none`, 'leave it out')
}

function nameOrStart(node: MapNode): ImportedRule['at'] {
  const name = memberNode(node, 'name')
  return name === undefined ? startOf(node) : name.at
}

/** Any value that is not empty may be a name to the engine; here it is text, or a number as text. */
function readName(node: MapNode, report: Report): string | undefined {
  const name = memberNode(node, 'name')
  if (name === undefined) return undefined
  if (name.kind === 'scalar' && typeof name.value === 'number') return name.source
  if (isText(name)) return name.value
  return refuseRule(report, 'rules-wrong-type', startOf(name), '`name` is text')
}

function readRoot(node: MapNode, report: Report): ImportedRule['conditions'] | undefined {
  const conditions = memberNode(node, 'conditions')
  if (conditions !== undefined) return readConditions(conditions, '`conditions`', report)
  return refuseRule(report, 'rules-missing-key', startOf(node), 'a rule has `conditions`')
}

/** The engine reads a text as a number, and falls back to 1 for what is empty. */
function readPriority(node: MapNode, report: Report): number | undefined {
  const priority = memberNode(node, 'priority')
  if (priority === undefined) return 1
  const value = priority.kind === 'scalar' ? priority.value : Number.NaN
  const read = value === null || value === '' || value === false || value === 0 ? 1 : Number.parseInt(String(value), 10)
  if (!(read > 0)) return refuseRule(report, 'rules-priority', startOf(priority), '`priority` is a whole number from 1 on')
  if (value !== read) find(report, 'rules-priority-read', priority.at, `the engine reads this priority as ${read}`, `write \`${read}\``)
  return read
}

function readEvent(node: MapNode, report: Report): RuleEvent | undefined {
  const written = memberNode(node, 'event')
  if (written === undefined) return refuseRule(report, 'rules-missing-key', startOf(node), 'a rule has an `event`')
  if (written.kind !== 'map') return refuseRule(report, 'rules-wrong-type', startOf(written), '`event` is an object with a `type`')
  const event = asMeant(report, written, ['type'], EVENT_KEYS)
  const type = memberNode(event, 'type')
  if (type === undefined) return refuseRule(report, 'rules-missing-key', startOf(event), 'an event has a `type`')
  findIgnored(report, event, EVENT_KEYS)
  if (!isText(type) || type.value === '') return refuseRule(report, 'rules-wrong-type', startOf(type), 'the `type` of an event is text')
  const says = sentenceOf(event)
  return { type: type.value, at: type.at, ...(says === undefined ? {} : { says: shortSentence(says) }) }
}

const EVENT_KEYS: ReadonlySet<string> = new Set(['type', 'params'])

function sentenceOf(event: MapNode): string | undefined {
  const params = memberNode(event, 'params')
  if (params?.kind !== 'map') return undefined
  const texts = ['because', 'message', 'reason'].flatMap(key => {
    const text = memberNode(params, key)
    return isText(text) && text.value.trim() !== '' ? [text.value.trim()] : []
  })
  return texts[0]
}

function shortSentence(text: string): string {
  return text.length > LONGEST_SENTENCE ? shortened(text) : text
}

const LONGEST_SENTENCE = 500
