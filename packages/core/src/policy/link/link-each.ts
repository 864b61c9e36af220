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

/** `n in nearby`: the element, and what it is called. With an issue there is no model, and the name is refused to whoever reads it. */
export interface LinkedEach {
  readonly model?: EachModel
  readonly variable: readonly [name: string, binding: Binding | 'refused']
}

/** Reads `n in nearby`. The element's key names its instance; an element without one is named by its position. */
export function linkEach(space: PolicyNamespace, node: SourceNode, scope: Scope): LinkedEach {
  const found = node.kind === 'scalar' ? EACH.exec(node.source) : null
  if (node.kind !== 'scalar' || found === null) {
    refuse(space.report, 'wrong-form', node.at, 'expected `name in list`')
    return { variable: ['', 'refused'] }
  }
  const [whole, blanks = '', name = ''] = found
  return linkElement(space, node, scope, { name, start: blanks.length, list: whole.length }) ?? { variable: [name, 'refused'] }
}

const EACH = /^(\s*)([a-z][a-zA-Z0-9]*)(\s+in\s+)/

/** The name of the element, and where it and the list start. */
interface EachText {
  readonly name: string
  readonly start: number
  readonly list: number
}

function linkElement(
  space: PolicyNamespace,
  node: ScalarNode,
  scope: Scope,
  { name, start, list: listStart }: EachText,
): LinkedEach | undefined {
  const nameAt = node.place(start, start + name.length)
  if (RESERVED_WORDS.has(name)) return refuse(space.report, 'wrong-name', nameAt, `\`${name}\` is a reserved word`)
  if (scope.names('value').includes(name))
    return refuse(space.report, 'duplicate-name', nameAt, `\`${name}\` means something else here already`)
  const listNode = partOf(node, listStart)
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
