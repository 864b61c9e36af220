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
    const holder = document.value.options?.[model.id]?.let ?? {}
    for (const [name, type] of lets) {
      const both = agreed(types.get(name), type)
      types.set(name, both ?? 'refused')
      const at = document.sources.keyAt(holder, name)
      if (both === undefined) refuse(space.report, 'option-type-differs', at, `\`${name}\` of another option has another type`)
    }
  }
  return types
}

/** One type for both; nothing where there is none. What has an issue agrees with everything. */
export function agreed(known: ValueType | 'refused' | undefined, type: ValueType | 'refused'): ValueType | 'refused' | undefined {
  if (known === undefined) return type
  return known === 'refused' || type === 'refused' ? 'refused' : joined(known, type)
}

/** Cost and exposure are compared and summed over options, so they are one kind of measure. Zero where not written, of any kind. */
export function measureType(
  space: PolicyNamespace,
  document: Document<'policy'>,
  options: readonly LinkedOption[],
  key: 'cost' | 'exposure',
): ValueType | 'refused' {
  let type: ValueType | 'refused' | undefined
  for (const { model } of options) {
    const own = typeOf(model, key)
    const both = own === undefined ? type : agreed(type, own)
    const at = document.sources.at(document.value.options?.[model.id] ?? {}, key)
    if (own !== undefined && both === undefined) {
      return refuse(space.report, 'option-type-differs', at, `the ${key} of another option has another type`) ?? 'refused'
    }
    type = both
  }
  return type ?? { kind: 'money' }
}

/** A bare `0` is zero of any unit and decides nothing. */
function typeOf(model: OptionModel, key: 'cost' | 'exposure'): ValueType | undefined {
  const expression = model[key]?.expression
  return expression?.op === 'literal' && expression.value === '0' ? undefined : expression?.type
}
