import type { ValueType } from '../../values/value-type.ts'
import { erase } from '../assignable.ts'
import { readTypedSlot } from '../expression-slot.ts'
import type { Binding, TermBinding } from '../scope.ts'
import { typeText } from '../type-text.ts'
import type { LetEntry } from './let-entries.ts'
import { reading, refuse } from './linking.ts'
import type { PolicyNamespace } from './policy-namespace.ts'
import { policyScope } from './policy-scope.ts'

/**
 * Checks a `let` for these argument types, the first time somebody asks. Its index is given when it is done, so that it comes behind every
 * term that it reads. A term that needs itself is refused where the circle closes.
 */
export function linkLet(space: PolicyNamespace, entry: LetEntry, types: readonly ValueType[]): TermBinding | 'refused' {
  const key = types.map(typeText).join(', ')
  const known = entry.bindings.get(key)
  if (known !== undefined) return known
  const { document } = entry
  const lets = document.value.let ?? {}
  if (entry.open) {
    refuse(space.report, 'term-cycle', document.sources.keyAt(lets, entry.key), `\`${entry.name}\` is defined by itself`)
    return 'refused'
  }
  entry.open = true
  const binding = linkBody(space, entry, types)
  entry.open = false
  entry.bindings.set(key, binding)
  return binding
}

function linkBody(space: PolicyNamespace, entry: LetEntry, types: readonly ValueType[]): TermBinding | 'refused' {
  const slots: number[] = []
  const variables = new Map<string, Binding>()
  for (const [index, name] of entry.parameters.entries()) {
    const type = types[index]
    if (type === undefined) return 'refused'
    const slot = space.slots.count
    space.slots.count += 1
    slots.push(slot)
    variables.set(name, { expression: { op: 'variable', type, slot, name } })
  }
  const { sources, value } = entry.document
  const node = sources.node(value.let ?? {}, entry.key)
  const scope = policyScope(space, { variables })
  const read = reading(space.report, node.at, report => readTypedSlot(node, scope, undefined, report))
  if (read === undefined) return 'refused'
  const index = space.linked.length
  const { condition, type } = read
  space.linked.push({ name: entry.name, type: erase(type), arguments: slots, ...condition })
  return { index, type }
}
