import type { ValueType } from '../../values/value-type.ts'
import { joined } from '../assignable.ts'
import type { OptionModel } from '../model.ts'
import type { Document } from '../schema/document.ts'
import type { LinkedOption } from './link-options.ts'
import { refuse } from './linking.ts'
import type { PolicyNamespace } from './policy-namespace.ts'

/** `option.x` may be read of every option, so options that have an `x` agree on its type. */
export function optionTypes(
  space: PolicyNamespace,
  document: Document<'policy'>,
  options: readonly LinkedOption[],
): ReadonlyMap<string, ValueType | 'refused'> {
  const types = new Map<string, ValueType | 'refused'>([['id', { kind: 'id' }]])
  for (const { model, lets } of options) {
    for (const [name, type] of lets) {
      const known = types.get(name)
      const both = known === undefined || known === 'refused' || type === 'refused' ? (known ?? type) : joined(known, type)
      types.set(name, both ?? 'refused')
      const holder = document.value.options?.[model.id]?.let
      if (both !== undefined || holder === undefined) continue
      refuse(space.report, 'option-type-differs', document.sources.keyAt(holder, name), `\`${name}\` of another option has another type`)
    }
  }
  return types
}

/** Cost and exposure are compared and summed over options, so they are one kind of measure. Zero where not written, of any kind. */
export function measureType(
  space: PolicyNamespace,
  document: Document<'policy'>,
  options: readonly LinkedOption[],
  key: 'cost' | 'exposure',
): ValueType | 'refused' {
  let type: ValueType | undefined
  for (const { model } of options) {
    const own = typeOf(model, key)
    if (own === undefined) continue
    const both: ValueType | undefined = type === undefined ? own : joined(type, own)
    const holder = document.value.options?.[model.id]
    if (both === undefined && holder !== undefined) {
      refuse(space.report, 'option-type-differs', document.sources.at(holder, key), `the ${key} of another option has another type`)
    }
    if (both === undefined) return 'refused'
    type = both
  }
  return type ?? { kind: 'money' }
}

/** A bare `0` is zero of any unit and decides nothing. */
function typeOf(model: OptionModel, key: 'cost' | 'exposure'): ValueType | undefined {
  const expression = model[key]?.expression
  return expression?.op === 'literal' && expression.value === '0' ? undefined : expression?.type
}
