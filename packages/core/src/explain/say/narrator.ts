import type { Expression } from '../../policy/expression.ts'
import type { PolicyModel } from '../../policy/model.ts'

/** Who says an expression: the policy whose names it has, and how to go on with a part of it. */
export interface Narrator {
  readonly policy: PolicyModel
  readonly say: (part: Expression) => string
}

export const factName = ({ policy }: Narrator, index: number): string => policy.facts[index]?.name ?? `fact ${index + 1}`

export const letName = ({ policy }: Narrator, index: number): string => policy.lets[index]?.name ?? `term ${index + 1}`

/** A calculated column (`line.short`) reads like a field of its element, a term like a function. */
export function sayTerm(narrator: Narrator, index: number, args: readonly Expression[]): string {
  const name = letName(narrator, index)
  const dot = name.indexOf('.')
  const said = args.map(narrator.say).join(', ')
  return dot < 0 ? `${name}(${said})` : `${said}${name.slice(dot)}`
}
