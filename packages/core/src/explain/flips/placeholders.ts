import type { Expression } from '../../policy/expression.ts'
import type { PolicyModel } from '../../policy/model.ts'
import { isSame } from './same-expression.ts'
import type { Movable } from './substitution.ts'

/** A movable value, and the parameter that stands for it: while the parameter is absent, the value is read as ever. */
export interface Placeholder extends Movable {
  /** No name that a policy could give. */
  readonly name: string
}

/** One for each of these that is another. */
export function placeholdersFor(movables: readonly Movable[]): readonly Placeholder[] {
  const placeholders: Placeholder[] = []
  for (const { expression, policy } of movables) {
    if (placeholders.some(known => isSame(known.expression, expression) && known.policy === policy)) continue
    placeholders.push({ expression, name: ` ${placeholders.length}`, ...(policy === undefined ? {} : { policy }) })
  }
  return placeholders
}

/** Whether a placeholder stands anywhere in this policy's names. */
export function speaksOf({ policy }: Movable, { id }: PolicyModel): boolean {
  return policy === undefined || policy === id
}

/**
 * The policy in which every movable value is read through its placeholder: made and compiled once for all trials. The policy itself where
 * it reads none of them.
 */
export function withPlaceholders(policy: PolicyModel, placeholders: readonly Placeholder[]): PolicyModel {
  const own = placeholders.filter(placeholder => speaksOf(placeholder, policy))
  const changes = changesIn(policy, own)
  if (changes.length === 0) return policy
  const stand = own.map(({ name, expression: { type } }) => ({ name, type, default: '' }))
  return changed({ ...policy, parameters: [...policy.parameters, ...stand] }, changes)
}

/** A member of a part of the model, and what it is instead. */
type MemberChange = readonly [key: string, part: object]

const NO_CHANGES: readonly MemberChange[] = []

function changesIn(parent: object, placeholders: readonly Placeholder[]): readonly MemberChange[] {
  let changes: MemberChange[] | undefined
  for (const key of Object.keys(parent)) {
    const part: unknown = Reflect.get(parent, key)
    if (typeof part !== 'object' || part === null) continue
    const other = replaced(part, placeholders)
    if (other === part) continue
    changes ??= []
    changes.push([key, other])
  }
  return changes ?? NO_CHANGES
}

/** Copies only what changes. */
function replaced(part: object, placeholders: readonly Placeholder[]): object {
  const placeholder = placeholders.find(({ expression }) => isNamedAs(part, expression) && isSame(part, expression))
  const changes = changesIn(part, placeholders)
  const other = changes.length === 0 ? part : changed(Array.isArray(part) ? [...part] : { ...part }, changes)
  return placeholder === undefined ? other : readThrough(placeholder, other)
}

function changed<Part extends object>(copy: Part, changes: readonly MemberChange[]): Part {
  for (const [key, value] of changes) Reflect.defineProperty(copy, key, { value })
  return copy
}

/** Told apart by this, most need no closer look. */
function isNamedAs(part: object, expression: Expression): boolean {
  return Reflect.get(part, 'op') === expression.op && Reflect.get(part, 'name') === Reflect.get(expression, 'name')
}

function readThrough({ name, expression: { type } }: Placeholder, otherwise: object): object {
  const stand = { op: 'parameter', type, name }
  return { op: 'if', type, condition: { op: 'has', type: { kind: 'bool' }, of: stand }, then: stand, else: otherwise }
}
