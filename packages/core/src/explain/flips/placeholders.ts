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

/** The policy in which every movable value is read through its placeholder. Said once for all trials, so that it is compiled once. */
export function withPlaceholders(policy: PolicyModel, placeholders: readonly Placeholder[]): PolicyModel {
  const own = placeholders.filter(placeholder => speaksOf(placeholder, policy))
  if (own.length === 0) return policy
  // A model is plain JSON, so this is a copy of it.
  const copy: PolicyModel = JSON.parse(JSON.stringify(policy))
  replaceIn(copy, own)
  const stand = own.map(({ name, expression: { type } }) => ({ name, type, default: '' }))
  return { ...copy, parameters: [...copy.parameters, ...stand] }
}

function replaceIn(parent: object, placeholders: readonly Placeholder[]): void {
  for (const [key, part] of Object.entries(parent)) {
    if (typeof part !== 'object' || part === null) continue
    const placeholder = placeholders.find(({ expression }) => expression.op === part.op && isSame(part, expression))
    replaceIn(part, placeholders)
    if (placeholder !== undefined) Reflect.set(parent, key, readThrough(placeholder, part))
  }
}

function readThrough({ name, expression: { type } }: Placeholder, otherwise: Expression): Expression {
  const stand: Expression = { op: 'parameter', type, name }
  return { op: 'if', type, condition: { op: 'has', type: { kind: 'bool' }, of: stand }, then: stand, else: otherwise }
}
