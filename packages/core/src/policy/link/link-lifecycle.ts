import type { Json } from '../../values/json.ts'
import { nearestName } from '../../values/nearest-name.ts'
import type { LifecycleModel, TransitionModel } from '../model.ts'
import type { Document } from '../schema/document.ts'
import type { TransitionDocument } from '../schema/lifecycle-schema.ts'
import { many } from '../schema/parts.ts'
import type { Report } from '../source-node.ts'
import type { Catalogue } from './catalogue.ts'
import { checkDoubles, checkTransitionGraph } from './check-transition-graph.ts'
import { refuse } from './linking.ts'
import { placed } from './placed.ts'
import { unknownName } from './unknown-name.ts'

/** The lifecycle of an object type, with the transitions that the workspace's parameters leave. */
export function linkLifecycle(
  document: Document<'lifecycle'>,
  parameters: ReadonlyMap<string, Json | undefined>,
  catalogue: Catalogue,
  report: Report,
): LifecycleModel {
  const { value, sources } = document
  const at = sources.at(value, 'lifecycle')
  if (!catalogue.objects.has(value.lifecycle))
    unknownName(report, 'unknown-object', at, 'object', value.lifecycle, catalogue.objects.keys())
  checkStates(document, report)
  for (const transition of value.transitions) checkTransition(document, transition, catalogue, report)
  checkDoubles(document, value.transitions, transition => transition.when ?? '', report)
  const statesKnown = !document.broken.has('states') && [value.initial, ...value.terminal].every(state => value.states.includes(state))
  if (statesKnown && document.broken.size === 0) checkTransitionGraph(document, report)
  const kept = value.transitions.filter(transition => isOn(document, transition, parameters, report))
  checkDoubles(document, kept, () => '', report)
  return {
    type: value.lifecycle,
    initial: value.initial,
    terminal: value.terminal,
    states: value.states,
    transitions: kept.map(toModel),
    ownership: { default: value.ownership.default, fields: value.ownership.fields ?? {} },
  }
}

function toModel({ from, to, owner, by }: TransitionDocument): TransitionModel {
  return { from: many(from), to, owner: many(owner), by }
}

function checkStates(document: Document<'lifecycle'>, report: Report): void {
  const { value, sources } = document
  checkState(document, value.initial, sources.at(value, 'initial'), report)
  for (const { text, at } of placed(document, value, 'terminal', value.terminal)) checkState(document, text, at, report)
  for (const [index, { text, at }] of placed(document, value, 'states', value.states).entries()) {
    if (text === 'back') refuse(report, 'wrong-name', at, '`back` is a word of transitions and no state')
    if (value.states.indexOf(text) !== index) refuse(report, 'duplicate-id', at, `the state \`${text}\` stands here twice`)
  }
}

function checkState({ value, broken }: Document<'lifecycle'>, state: string, at: Parameters<typeof refuse>[2], report: Report): void {
  if (!value.states.includes(state) && !broken.has('states')) unknownName(report, 'unknown-state', at, 'state', state, value.states)
}

function checkTransition(document: Document<'lifecycle'>, transition: TransitionDocument, catalogue: Catalogue, report: Report): void {
  const { value, sources } = document
  for (const { text, at } of placed(document, transition, 'from', transition.from)) checkState(document, text, at, report)
  if (transition.to !== 'back') checkState(document, transition.to, sources.at(transition, 'to'), report)
  const at = sources.at(transition, 'by')
  const about = catalogue.events.get(transition.by)
  if (about === undefined) unknownName(report, 'unknown-event', at, 'event', transition.by, catalogue.events.keys())
  else if (about !== value.lifecycle && catalogue.objects.has(about) && catalogue.objects.has(value.lifecycle))
    refuse(report, 'event-about-other', at, `\`${transition.by}\` is about \`${about}\`, not \`${value.lifecycle}\``)
}

/** `when: $reopenClosed`: the transition is there where the parameter is true. */
function isOn(
  { sources }: Document<'lifecycle'>,
  transition: TransitionDocument,
  parameters: ReadonlyMap<string, Json | undefined>,
  report: Report,
): boolean {
  if (transition.when === undefined) return true
  const name = transition.when.slice(1)
  if (!parameters.has(name)) {
    const near = nearestName(name, [...parameters.keys()])
    const suggestion = near === undefined ? undefined : `did you mean \`$${near}\`?`
    refuse(report, 'unknown-parameter', sources.at(transition, 'when'), `there is no parameter \`${name}\``, suggestion)
    return true
  }
  const value = parameters.get(name)
  if (value !== undefined && typeof value !== 'boolean') {
    refuse(report, 'wrong-type', sources.at(transition, 'when'), `\`${name}\` is not a bool, and \`when\` asks whether it is true`)
  }
  return value !== false
}
