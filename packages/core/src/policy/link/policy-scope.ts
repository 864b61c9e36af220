import type { ValueType } from '../../values/value-type.ts'
import type { Binding, NameKind, Scope, TermBinding, TermDeclaration } from '../scope.ts'
import type { PolicyNamespace } from './policy-namespace.ts'

/** What can be named at one place beyond what can be named everywhere in the policy. */
export interface Extras {
  /** Bound names: the element of a `for`, arguments of a term, `let` of the option, `cost`, `exposure`. */
  readonly variables?: ReadonlyMap<string, Binding | 'refused'>
  /** `option.x` */
  readonly option?: ReadonlyMap<string, ValueType | 'refused'>
  /** `step.x` */
  readonly step?: ReadonlyMap<string, ValueType | 'refused'>
  /** `result.<step>.<field>` */
  readonly late?: ReadonlyMap<string, ReadonlyMap<string, ValueType> | 'refused'>
}

/** The names of a policy at one place of it. */
export function policyScope(space: PolicyNamespace, extras: Extras = {}): Scope {
  return {
    // The empty name stands for one that could not be read: then any name may be it.
    value: name => extras.variables?.get(name) ?? readValue(space, name) ?? extras.variables?.get(''),
    term: name => termOf(space, name),
    column: (objectType, name) => columnOf(space, objectType, name),
    parameter: name => space.parameters.get(name) ?? refusedIfBroken(space, name),
    option: name => (extras.option === undefined ? undefined : (extras.option.get(name) ?? refusedIfBroken(space, name))),
    step: name => extras.step?.get(name),
    late: (step, field) => lateOf(extras, step, field) ?? refusedIfBroken(space, step),
    names: (kind, of) => namesOf(space, extras, kind, of),
    newSlot() {
      const slot = space.slots.count
      space.slots.count += 1
      return slot
    },
  }
}

function refusedIfBroken(space: PolicyNamespace, name: string): 'refused' | undefined {
  return space.incomplete || space.broken.has(name) ? 'refused' : undefined
}

function lateOf(extras: Extras, step: string, field: string): ValueType | 'refused' | undefined {
  const results = extras.late?.get(step)
  return results === 'refused' ? results : results?.get(field)
}

function readValue(space: PolicyNamespace, name: string): Binding | 'refused' | undefined {
  if (name === space.subject.type.name) return { expression: { op: 'subject', type: space.subject.type } }
  if (name === 'now') return { expression: { op: 'now', type: { kind: 'instant' } } }
  if (name === 'site' && space.hasSite) return { expression: { op: 'site', type: { kind: 'id' } } }
  const fact = space.facts.get(name)
  if (fact !== undefined) return fact.binding
  const entry = space.lets.get(name)
  if (entry === undefined) return refusedIfBroken(space, name)
  const bound = space.bind(entry, [])
  return bound === 'refused' ? bound : { expression: { op: 'let', type: bound.type, index: bound.index } }
}

function termOf(space: PolicyNamespace, name: string): TermDeclaration | 'refused' | undefined {
  const entry = space.functions.get(name)
  if (entry === undefined) return refusedIfBroken(space, `${name}()`)
  return { parameters: entry.parameters, bind: types => space.bind(entry, types) }
}

function columnOf(space: PolicyNamespace, objectType: string, name: string): TermBinding | 'refused' | undefined {
  const entry = space.columns.get(`${objectType}.${name}`)
  if (entry === undefined) return refusedIfBroken(space, `${objectType}.${name}`)
  const element = space.catalogue.objects.get(objectType)
  return element === undefined ? 'refused' : space.bind(entry, [element.type])
}

function namesOf(space: PolicyNamespace, extras: Extras, kind: NameKind, of: string | undefined): readonly string[] {
  switch (kind) {
    case 'value': {
      const site = space.hasSite ? ['site'] : []
      return [space.subject.type.name, ...space.facts.keys(), ...space.lets.keys(), ...(extras.variables?.keys() ?? []), 'now', ...site]
    }
    case 'term':
      return [...space.functions.keys()]
    case 'parameter':
      return [...space.parameters.keys()]
    case 'option':
      return [...(extras.option?.keys() ?? [])]
    case 'step':
      return [...(extras.step?.keys() ?? [])]
    case 'column':
      return [...space.columns.keys()].filter(key => key.startsWith(`${of}.`)).map(key => key.slice(key.indexOf('.') + 1))
    case 'late':
      return lateNames(extras, of)
  }
}

function lateNames(extras: Extras, step: string | undefined): readonly string[] {
  const of = step === undefined ? extras.late : extras.late?.get(step)
  return of === undefined || of === 'refused' ? [] : [...of.keys()]
}
