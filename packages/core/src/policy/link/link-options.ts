import type { ValueType } from '../../values/value-type.ts'
import { erase } from '../assignable.ts'
import type { Expression } from '../expression.ts'
import { readExpressionSlot, readTypedSlot } from '../expression-slot.ts'
import type { Condition, OptionModel } from '../model.ts'
import { readCondition } from '../read-condition.ts'
import type { Document } from '../schema/document.ts'
import type { OptionDocument } from '../schema/option-schema.ts'
import type { Binding, Scope } from '../scope.ts'
import { checkMeasure } from './check-limits.ts'
import { isFree } from './is-free.ts'
import { linkEach } from './link-each.ts'
import { linkSteps } from './link-steps.ts'
import { reading } from './linking.ts'
import type { PolicyNamespace } from './policy-namespace.ts'
import { policyScope } from './policy-scope.ts'
import { fieldsOf } from './says-fields.ts'

/** An option, and what of it others may name. */
export interface LinkedOption {
  readonly model: OptionModel
  /** `let` of the option with their types, for `option.x`. */
  readonly lets: ReadonlyMap<string, ValueType | 'refused'>
  /** What can be named inside the option. */
  readonly scope: Scope
}

interface LinkedLet {
  readonly name: string
  readonly type: ValueType
  readonly expression: Expression
}

interface Place {
  readonly space: PolicyNamespace
  readonly document: Document<'policy'>
  readonly option: OptionDocument
}

export function linkOptions(space: PolicyNamespace, document: Document<'policy'>): readonly LinkedOption[] {
  return Object.entries(document.value.options ?? {}).map(([id, option]) => linkOption({ space, document, option }, id))
}

function linkOption(place: Place, id: string): LinkedOption {
  const { space, document, option } = place
  const each = option.for === undefined ? undefined : linkEach(space, document.sources.node(option, 'for'), policyScope(space))
  const variables = new Map<string, Binding | 'refused'>(each === undefined ? [] : [each.variable])
  const lets = linkOptionLets(place, variables)
  const types = new Map<string, ValueType | 'refused'>(Object.keys(option.let ?? {}).map(name => [name, 'refused']))
  for (const { name, type } of lets) types.set(name, type)
  const scope = policyScope(space, { variables, option: new Map<string, ValueType | 'refused'>([...types, ['id', { kind: 'id' }]]) })
  const steps = linkSteps(space, document, option, variables, types)
  const cost = measure(place, 'cost', scope)
  const exposure = measure(place, 'exposure', scope)
  const tells = linkTells(place, scope)
  const model: OptionModel = {
    id,
    says: option.says ?? '',
    ...(tells.length === 0 ? {} : { tells }),
    ...(each?.model === undefined ? {} : { each: each.model }),
    lets: lets.map(({ name, type, expression }) => ({ name, type: erase(type), expression })),
    only: linkOnly(place, scope),
    steps,
    onReview: option.onReview ?? 'whole',
    ifRejected: option.ifRejected ?? 'keep',
    ...(cost === undefined ? {} : { cost }),
    ...(exposure === undefined ? {} : { exposure }),
  }
  return { model, lets: types, scope }
}

/** In order: each may read those before it. Inside the option they are read by their bare name. */
function linkOptionLets({ space, document, option }: Place, variables: Map<string, Binding | 'refused'>): readonly LinkedLet[] {
  const lets = option.let ?? {}
  const linked: LinkedLet[] = []
  for (const name of Object.keys(lets)) {
    const scope = policyScope(space, { variables: new Map(variables) })
    const isTaken = scope.names('value').includes(name)
    if (!isFree(name, isTaken || name === 'id', document.sources.keyAt(lets, name), space.report)) continue
    const node = document.sources.node(lets, name)
    const read = reading(space.report, node.at, report => readTypedSlot(node, scope, undefined, report))
    variables.set(name, read === undefined ? 'refused' : { expression: { op: 'option', type: read.type, name } })
    if (read !== undefined) linked.push({ name, type: read.type, expression: read.condition.expression })
  }
  return linked
}

/** `says: Ship from {n.name}`: each part in braces is read in the option. */
function linkTells({ space, document, option }: Place, scope: Scope): readonly Condition[] {
  if (option.says === undefined) return []
  return fieldsOf(document.sources.node(option, 'says')).flatMap(field => {
    const read = reading(space.report, field.at, report => readTypedSlot(field, scope, undefined, report))
    return read === undefined ? [] : [read.condition]
  })
}

function linkOnly({ space, document, option }: Place, scope: Scope): OptionModel['only'] {
  const only = option.only ?? {}
  return Object.keys(only).flatMap(id => {
    const node = document.sources.node(only, id)
    const condition = reading(space.report, node.at, report => readCondition(node, scope, report))
    return condition === undefined ? [] : [{ id, ...condition }]
  })
}

function measure({ space, document, option }: Place, key: 'cost' | 'exposure', scope: Scope): Condition | undefined {
  if (!document.sources.has(option, key)) return undefined
  const node = document.sources.node(option, key)
  const read = reading(space.report, node.at, report => readExpressionSlot(node, scope, 'measure', report))
  checkMeasure(read?.expression, key, node.at, space.report)
  return read
}
