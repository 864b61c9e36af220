import type { DecisionInput } from '../../evaluate/decision-input.ts'
import type { Expression } from '../../policy/expression.ts'
import type { PolicyModel, WorkspaceModel } from '../../policy/model.ts'
import { canonicalJson } from '../../values/canonical-json.ts'
import type { Json } from '../../values/json.ts'

/** A value put in the place of what would be read, wherever it is read. */
export type Substitution =
  | {
      readonly kind: 'expression'
      readonly expression: Expression
      readonly value: Json
      /** Whose names the expression has; absent: it means the same in every policy. */
      readonly policy?: string
    }
  | { readonly kind: 'input'; readonly change: (input: DecisionInput) => DecisionInput }

/** Model and input as they would be if every substitution were true. */
export interface Premise {
  readonly model: WorkspaceModel
  readonly input: DecisionInput
}

export function substitute(premise: Premise, substitutions: readonly Substitution[]): Premise {
  return substitutions.reduce<Premise>(({ model, input }, substitution) => {
    if (substitution.kind === 'input') return { model, input: substitution.change(input) }
    const { policy } = substitution
    const policies = model.policies.map(one => (policy === undefined || one.id === policy ? replaced(one, substitution) : one))
    return { model: { ...model, policies }, input }
  }, premise)
}

function replaced(policy: PolicyModel, { expression, value }: Extract<Substitution, { kind: 'expression' }>): PolicyModel {
  const literal: Expression = { op: 'literal', type: expression.type, value }
  const wanted = textOf(expression)
  const isWanted = (part: object): boolean => Reflect.get(part, 'op') === expression.op && textOf(part) === wanted
  // A model is plain JSON. Copying it whole and setting the few places is several times faster than a reviver, which is asked of each.
  const copy: PolicyModel = JSON.parse(JSON.stringify(policy))
  setWhere(copy, isWanted, literal)
  return copy
}

function setWhere(parent: object, isWanted: (part: object) => boolean, literal: Expression): void {
  for (const [key, part] of Object.entries(parent)) {
    if (typeof part !== 'object' || part === null) continue
    if (isWanted(part)) Reflect.defineProperty(parent, key, { value: literal })
    else setWhere(part, isWanted, literal)
  }
}

const textOf = (part: object): string => canonicalJson(JSON.parse(JSON.stringify(part)))
