import { SYSTEMS } from '../../canonical/system.ts'
import type { GateModel, LifecycleModel, OptionModel, PolicyModel, WorkspaceModel } from '../model.ts'
import type { RedactedField, RedactionModel } from '../redaction-model.ts'
import { FOUND_KINDS, TREATMENTS } from '../redaction-model.ts'
import { expression, valueType } from './expression-shape.ts'
import type { Fields, Shape } from './shape.ts'
import { amount, bool, json, listOf, mapOf, objectOf, oneOf, pair, taggedBy, text, whole } from './shape.ts'

/** The members of a model, mandatory and optional, so that a member added to a type is missed here when it is compiled. */
type Members<T> = { readonly [Key in keyof T as undefined extends T[Key] ? never : Key]-?: Shape }
type OptionalMembers<T> = { readonly [Key in keyof T as undefined extends T[Key] ? Key : never]-?: Shape }

function model<T>(required: Members<T> & Fields, optional: OptionalMembers<T> & Fields): Shape {
  return objectOf(required, optional)
}

const system: Shape = oneOf(...SYSTEMS)
const texts: Shape = listOf(text)
const tagged = (kind: string, fields: Fields = {}): Shape => objectOf({ kind: oneOf(kind), ...fields })
const condition: Shape = objectOf({ text, expression })
const rankKey: Shape = objectOf({ text, expression, direction: oneOf('up', 'down') })
const each: Shape = objectOf({ slot: whole, name: text, list: expression }, { keyField: text })
const params: Shape = listOf(pair(text, expression))
const phase: Shape = oneOf('observe', 'approval', 'unattended')
const reviewOrDeny: Shape = oneOf('review', 'deny')

const parameter: Shape = objectOf({ name: text, type: valueType, default: json }, { min: json, max: json })

const fact: Shape = objectOf(
  {
    name: text,
    query: text,
    system,
    with: params,
    stage: whole,
    type: valueType,
    key: texts,
    onMissing: taggedBy('kind', { review: tagged('review'), skip: tagged('skip'), value: tagged('value', { value: json }) }),
  },
  { maxAgeMs: amount, optional: texts },
)

const term: Shape = objectOf({ name: text, type: valueType, arguments: listOf(whole), text, expression })

const step: Shape = objectOf({ id: text, action: text, params }, { each, when: condition, undo: text })

const option: Shape = model<OptionModel>(
  {
    id: text,
    says: text,
    lets: listOf(objectOf({ name: text, type: valueType, expression })),
    only: listOf(objectOf({ id: text, text, expression })),
    steps: listOf(step),
    onReview: oneOf('whole', 'rest'),
    ifRejected: oneOf('keep', 'undo'),
  },
  { tells: listOf(condition), each, cost: condition, exposure: condition },
)

const guard: Shape = objectOf({ id: text, for: texts, then: reviewOrDeny, approvals: whole, because: text }, { when: condition, to: text })

const rule: Shape = objectOf({
  id: text,
  when: condition,
  then: taggedBy('kind', {
    option: tagged('option', { option: text }),
    first: tagged('first', { option: text, rank: listOf(rankKey) }),
    computed: tagged('computed', { option: condition }),
    review: tagged('review'),
  }),
  because: text,
})

const propose: Shape = objectOf({
  by: taggedBy('kind', { scorer: tagged('scorer', { scorer: text }), rank: tagged('rank', { keys: listOf(rankKey) }) }),
  choices: texts,
  shows: listOf(taggedBy('kind', { path: tagged('path', { text, expression }), options: tagged('options') })),
  onFailure: taggedBy('kind', { review: tagged('review'), option: tagged('option', { option: text }) }),
  instructions: text,
})

const gateOf = (kind: GateModel['kind'], fields: Fields, optional: Fields = {}): Shape =>
  objectOf({ id: text, for: texts, kind: oneOf(kind), ...fields }, { to: text, ...optional })

const gate: Shape = taggedBy('kind', {
  confidence: gateOf('confidence', { permitFrom: expression }, { reviewFrom: expression }),
  limit: gateOf('limit', { of: condition, permitUpTo: expression }, { reviewUpTo: expression }),
  budget: gateOf('budget', {
    of: condition,
    by: listOf(condition),
    per: taggedBy('kind', { day: tagged('day'), rolling: tagged('rolling', { ms: amount }) }),
    upTo: expression,
    over: reviewOrDeny,
    counts: oneOf('unattended', 'all'),
  }),
  reversible: gateOf('reversible', { until: text, else: reviewOrDeny }),
})

const review: Shape = objectOf(
  {
    queue: text,
    expires: taggedBy('kind', {
      elapsed: tagged('elapsed', { ms: amount }),
      'working-hours': tagged('working-hours', { amount }),
      'working-days': tagged('working-days', { amount }),
    }),
    approvals: whole,
    editable: texts,
  },
  { by: condition, onExpiry: text },
)

const rollout: Shape = objectOf({
  default: phase,
  rows: listOf(
    objectOf(
      { phase, with: mapOf(json) },
      { sites: texts, where: condition, options: texts, requires: objectOf({ maxError: json, certainty: json }) },
    ),
  ),
})

const policy: Shape = model<PolicyModel>(
  {
    id: text,
    version: text,
    title: text,
    owner: text,
    events: texts,
    subject: text,
    after: texts,
    fresh: bool,
    parameters: listOf(parameter),
    facts: listOf(fact),
    lets: listOf(term),
    slots: whole,
    options: listOf(option),
    guards: listOf(guard),
    rules: listOf(rule),
    gates: listOf(gate),
  },
  {
    site: expression,
    agent: text,
    effective: objectOf({}, { from: text, to: text }),
    propose,
    review,
    otherwise: text,
    rollout,
  },
)

const lifecycle: Shape = model<LifecycleModel>(
  {
    type: text,
    initial: text,
    terminal: texts,
    states: texts,
    transitions: listOf(objectOf({ from: texts, to: text, owner: listOf(system), by: text })),
    ownership: objectOf({ default: system, fields: mapOf(system) }),
  },
  {},
)

const agent: Shape = objectOf(
  { id: text, actors: texts, read: texts, propose: texts, execute: texts, never: texts },
  { limits: objectOf({ actionsPerHour: whole, over: reviewOrDeny }) },
)

const calendar: Shape = objectOf({
  site: text,
  timeZone: text,
  hours: listOf(listOf(pair(text, text))),
  closed: texts,
  cutoffs: mapOf(text),
})

const action: Shape = objectOf(
  {
    name: text,
    system,
    params: mapOf(objectOf({ type: valueType, optional: bool }, { authored: oneOf(true) })),
    gives: mapOf(valueType),
    safe: bool,
    moves: mapOf(text),
  },
  { undo: text, undoUntil: text, posts: oneOf('financial') },
)

const redaction: Shape = model<RedactionModel>(
  {
    ignore: listOf(oneOf(...FOUND_KINDS)),
    countries: texts,
    types: mapOf(mapOf(model<RedactedField>({ type: valueType }, { as: oneOf(...TREATMENTS) }))),
  },
  {},
)

const at: Shape = objectOf({ file: text, line: whole, column: whole, endLine: whole, endColumn: whole })

export const workspaceShape: Shape = model<WorkspaceModel>(
  {
    model: oneOf(1),
    name: text,
    timeZone: text,
    policies: listOf(policy),
    lifecycles: listOf(lifecycle),
    agents: listOf(agent),
    calendars: listOf(calendar),
    actions: mapOf(action),
    events: mapOf(objectOf({ about: text })),
    subjects: mapOf(objectOf({ key: text })),
    at: mapOf(at),
  },
  { redact: redaction },
)
