import type { Action, Actor, Ask, BusinessEvent, Subject, Trigger } from '../evaluate/decision-input.ts'
import type { MapNode, Report, SourceNode } from '../policy/source-node.ts'
import { decimalOf, formatDecimal } from '../values/decimal-text.ts'
import { optionId, policyId } from '../values/ids.ts'
import { isJsonObject } from '../values/is-json-object.ts'
import type { Json } from '../values/json.ts'
import { nearestName } from '../values/nearest-name.ts'
import type { CaseContext } from './case-context.ts'
import { caseIssue, unknownName } from './case-issue.ts'
import { jsonOf, nodeAt, textOf } from './case-node.ts'
import { measureOf } from './measure-of.ts'
import { reportUnknownKeys } from './unknown-keys.ts'

/** What the policy hears of: an event, or the proposal of an outside agent. */
export function readTrigger(given: MapNode, context: CaseContext, subject: Subject, now: string, report: Report): Trigger | undefined {
  const event = nodeAt(given, 'event')
  const proposal = nodeAt(given, 'proposal')
  if (event !== undefined && proposal === undefined) return eventTrigger(event, context, subject, now, report)
  if (proposal !== undefined && event === undefined) return proposalTrigger(proposal, context, report)
  report(caseIssue('exactly-one', 'a case has exactly one of `event` and `proposal`', given.at))
  return undefined
}

/** The type of the event that a case gives, if it gives one. */
export function eventTypeOf(given: MapNode): string | undefined {
  const event = nodeAt(given, 'event')
  return textOf(event) ?? (event?.kind === 'map' ? textOf(nodeAt(event, 'type')) : undefined)
}

/** Who triggers: nobody in particular, or `agent:`, by the first identity of that agent's document. */
export function readActor(given: MapNode, { workspace }: CaseContext, report: Report): Actor {
  const node = nodeAt(given, 'agent')
  const agent = textOf(node)
  if (node === undefined || agent === undefined) return { id: 'test', kind: 'service', roles: [] }
  const known = workspace.agents.find(one => one.id === agent)
  const ids = workspace.agents.map(({ id }) => id)
  // A stranger may be what the case is about; a name that is nearly one of ours is not.
  if (known === undefined && nearestName(agent, ids) !== undefined) report(unknownName('unknown-agent', 'agent', agent, ids, node.at))
  return { id: known?.actors[0] ?? agent, kind: 'agent', roles: [] }
}

function eventTrigger(node: SourceNode, context: CaseContext, subject: Subject, now: string, report: Report): Trigger | undefined {
  reportUnknownKeys('event', EVENT_KEYS, node, report)
  const part = (name: string): string | undefined => (node.kind === 'map' ? textOf(nodeAt(node, name)) : undefined)
  const type = textOf(node) ?? part('type')
  if (type === undefined) {
    report(caseIssue('wrong-form', '`event` is the type of an event, or `{ type, source, id, time }`', node.at))
    return undefined
  }
  const event: BusinessEvent = {
    specversion: '1.0',
    id: part('id') ?? 'test',
    source: part('source') ?? senderOf(type, context),
    type,
    subject: subject.key,
    time: part('time') ?? now,
    data: subject.data,
  }
  return { kind: 'event', event }
}

const EVENT_KEYS = ['type', 'source', 'id', 'time']
const PROPOSAL_KEYS = ['option', 'actions', 'confidence', 'cost', 'exposure', 'runs']

/** Who may send this event, so that a case need not say: an owner of its transition, else the system of record. */
function senderOf(type: string, { lifecycle }: CaseContext): string {
  return lifecycle?.transitions.find(({ by }) => by === type)?.owner[0] ?? lifecycle?.ownership.default ?? 'oms'
}

function proposalTrigger(node: SourceNode, { policy }: CaseContext, report: Report): Trigger | undefined {
  reportUnknownKeys('proposal', PROPOSAL_KEYS, node, report)
  const part = (name: string): SourceNode | undefined => (node.kind === 'map' ? nodeAt(node, name) : undefined)
  const ask = askOf(textOf(node) ?? textOf(part('option')), part('actions'))
  if (ask === undefined) {
    report(caseIssue('wrong-form', '`proposal` is an option, or `{ option }` or `{ actions: [ { noun.verb: { … } } ] }`', node.at))
    return undefined
  }
  const read = <Figure>(name: string, figureOf: (json: Json | undefined) => Figure | undefined): Figure | undefined => {
    const figure = part(name)
    const value = figure === undefined ? undefined : figureOf(jsonOf(figure))
    if (figure !== undefined && value === undefined) report(caseIssue('wrong-form', `\`${name}\` of a proposal cannot be read`, figure.at))
    return value
  }
  const [confidence, cost, exposure] = [read('confidence', decimalOf), read('cost', measureOf), read('exposure', measureOf)]
  const runs = textOf(part('runs')) ?? 'us'
  if (runs !== 'us' && runs !== 'asker') report(unknownName('unknown-value', 'runs', runs, ['us', 'asker'], node.at))
  return {
    kind: 'proposal',
    proposal: {
      policy: policyId(policy.id),
      ask,
      runs: runs === 'asker' ? 'asker' : 'us',
      ...(confidence === undefined ? {} : { confidence: formatDecimal(confidence) }),
      ...(cost === undefined ? {} : { cost }),
      ...(exposure === undefined ? {} : { exposure }),
    },
  }
}

function askOf(option: string | undefined, actions: SourceNode | undefined): Ask | undefined {
  if (option !== undefined) return { kind: 'option', option: optionId(option) }
  const [first, ...rest] = actions?.kind === 'list' ? actions.items.flatMap(actionOf) : []
  return first === undefined ? undefined : { kind: 'actions', actions: [first, ...rest] }
}

/** `{ order.hold: { orderId: SO-1 } }` */
function actionOf(node: SourceNode): readonly Action[] {
  const [entry] = node.kind === 'map' ? node.entries : []
  const params = entry === undefined ? undefined : jsonOf(entry.value)
  return entry === undefined ? [] : [{ action: entry.key, params: isJsonObject(params) ? params : {} }]
}
