import type { ValueType } from '../../values/value-type.ts'
import { readTypedSlot } from '../expression-slot.ts'
import type { StepModel } from '../model.ts'
import { RESERVED_WORDS } from '../reserved-words.ts'
import type { Binding, Scope } from '../scope.ts'
import type { ScalarNode, SourceNode } from '../source-node.ts'
import { typeText } from '../type-text.ts'
import { reading, refuse } from './linking.ts'
import type { PolicyNamespace } from './policy-namespace.ts'

type EachModel = NonNullable<StepModel['each']>

/** `n in nearby`: the element, and what it is called. */
export interface LinkedEach {
  readonly model: EachModel
  readonly variable: readonly [name: string, binding: Binding]
}

/** Reads `n in nearby`. The element's key names its instance; an element without one is named by its position. */
export function linkEach(space: PolicyNamespace, node: SourceNode, scope: Scope): LinkedEach | undefined {
  const found = node.kind === 'scalar' ? /^(\s*)([a-z][a-zA-Z0-9]*)(\s+in\s+)/.exec(node.source) : null
  if (node.kind !== 'scalar' || found === null) return refuse(space.report, 'wrong-form', node.at, 'expected `name in list`')
  const [whole, blanks = '', name = ''] = found
  const nameAt = node.place(blanks.length, blanks.length + name.length)
  if (RESERVED_WORDS.has(name)) return refuse(space.report, 'wrong-name', nameAt, `\`${name}\` is a reserved word`)
  if (scope.value(name) !== undefined)
    return refuse(space.report, 'duplicate-name', nameAt, `\`${name}\` means something else here already`)
  const listNode = partOf(node, whole.length)
  const list = reading(space.report, node.at, report => readTypedSlot(listNode, scope, undefined, report))
  if (list === undefined) return undefined
  const { type, condition } = list
  if (type.kind !== 'list') return refuse(space.report, 'types-differ', listNode.at, `\`for\` needs a list, and this is ${typeText(type)}`)
  const slot = scope.newSlot()
  const keyField = keyOf(space, type.of)
  return {
    model: { slot, name, list: condition.expression, ...(keyField === undefined ? {} : { keyField }) },
    variable: [name, { expression: { op: 'variable', type: type.of, slot, name } }],
  }
}

/** The end of a scalar as a scalar of its own, from `offset` on. */
export function partOf(node: ScalarNode, offset: number, end: number = node.source.length): ScalarNode {
  const source = node.source.slice(offset, end)
  const place = (from: number, to = from + 1) => node.place(offset + from, offset + to)
  return { ...node, value: source, source, place, at: place(0, source.length) }
}

function keyOf(space: PolicyNamespace, type: ValueType): string | undefined {
  if (type.kind !== 'object') return undefined
  const declared = type.name === undefined ? undefined : space.catalogue.objects.get(type.name)?.key
  return declared ?? (Object.hasOwn(type.fields ?? {}, 'id') ? 'id' : undefined)
}
