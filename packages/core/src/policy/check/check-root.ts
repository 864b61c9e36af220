import type { ValueType } from '../../values/value-type.ts'
import type { Expression } from '../expression.ts'
import type { Span, Syntax } from '../syntax.ts'
import type { Checked, Checking } from './checking.ts'
import { refuse } from './checking.ts'
import { suggestName } from './suggest-name.ts'

/** A word that is always followed by a name: `param.sureEnough`, `event.time`. */
interface Root {
  /** What the name is, for messages. */
  readonly noun: string
  readonly code: string
  readonly read: (name: string, checking: Checking) => Expression | 'refused' | undefined
  readonly names: (checking: Checking) => readonly string[]
}

type EventField = Extract<Expression, { op: 'event' }>['field']

const EVENT_FIELDS: ReadonlyMap<string, readonly [EventField, ValueType]> = new Map([
  ['id', ['id', { kind: 'id' }]],
  ['type', ['type', { kind: 'text' }]],
  ['source', ['source', { kind: 'text' }]],
  ['subject', ['subject', { kind: 'id' }]],
  ['time', ['time', { kind: 'instant' }]],
])

/** `result` is apart: two names follow it. */
export const ROOTS: ReadonlyMap<string, Root> = new Map<string, Root>([
  ['param', { noun: 'parameter', code: 'unknown-parameter', read: readParameter, names: ({ scope }) => scope.names('parameter') }],
  ['event', { noun: 'field of an event', code: 'unknown-field', read: readEvent, names: () => [...EVENT_FIELDS.keys()] }],
  ['option', { noun: '`let` of an option', code: 'unknown-name', read: readOption, names: ({ scope }) => scope.names('option') }],
  ['step', { noun: 'parameter of these actions', code: 'unknown-argument', read: readStep, names: ({ scope }) => scope.names('step') }],
  ['result', { noun: 'step', code: 'unknown-name', read: () => undefined, names: ({ scope }) => scope.names('late') }],
])

/** The root that a member is read from, unless a variable hides it. */
export function rootOf(of: Syntax, checking: Checking): string | undefined {
  return of.kind === 'name' && ROOTS.has(of.name) && !checking.variables.has(of.name) ? of.name : undefined
}

export function checkRoot(rootName: string, name: string, nameAt: Span, checking: Checking): Checked | undefined {
  const root = ROOTS.get(rootName)
  if (root === undefined) return undefined
  const expression = root.read(name, checking)
  if (expression === 'refused') return undefined
  if (expression !== undefined) return { expression }
  const names = root.names(checking)
  if (names.length === 0) return refuse(checking, nameAt, 'not-readable-here', `\`${rootName}\` cannot be read here`)
  if (rootName === 'result')
    return refuse(checking, nameAt, root.code, '`result` is read with a step and a field', `write \`result.${names[0]}.…\``)
  return refuse(checking, nameAt, root.code, `there is no ${root.noun} \`${name}\``, suggestName(name, names))
}

/** `result.split.releasedOrderId`: known only when the step has run. */
export function checkLate(
  step: Span & { readonly name: string },
  field: Span & { readonly name: string },
  checking: Checking,
): Checked | undefined {
  const { scope } = checking
  const type = scope.late(step.name, field.name)
  if (type === 'refused') return undefined
  if (type !== undefined) return { expression: { op: 'late', type, step: step.name, field: field.name } }
  const steps = scope.names('late')
  if (steps.length === 0) {
    const suggestion = 'results of earlier steps with `as` are read in parameters of later steps'
    return refuse(checking, step, 'not-readable-here', '`result` cannot be read here', suggestion)
  }
  if (!steps.includes(step.name)) {
    return refuse(checking, step, 'unknown-name', `no earlier step is called \`${step.name}\``, suggestName(step.name, steps))
  }
  const fields = scope.names('late', step.name)
  return refuse(
    checking,
    field,
    'unknown-field',
    `the step \`${step.name}\` does not give \`${field.name}\``,
    suggestName(field.name, fields),
  )
}

function readParameter(name: string, { scope }: Checking): Expression | 'refused' | undefined {
  return typed(scope.parameter(name), type => ({ op: 'parameter', type, name }))
}

function readOption(name: string, { scope }: Checking): Expression | 'refused' | undefined {
  return typed(scope.option(name), type => ({ op: 'option', type, name }))
}

function readStep(name: string, { scope }: Checking): Expression | 'refused' | undefined {
  return typed(scope.step(name), type => ({ op: 'step', type, name }))
}

function readEvent(name: string): Expression | undefined {
  const known = EVENT_FIELDS.get(name)
  return known === undefined ? undefined : { op: 'event', field: known[0], type: known[1] }
}

function typed(type: ValueType | 'refused' | undefined, make: (type: ValueType) => Expression): Expression | 'refused' | undefined {
  return type === undefined || type === 'refused' ? type : make(type)
}
