import { operandsOf } from '../../evaluate/expression/operands-of.ts'
import type { Expression } from '../../policy/expression.ts'

/** Whether two parts of a model are the same JSON. A member that is `undefined` is none. */
export function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  if (one === other) return true
  return hasAll(one, other) && hasAll(other, one)
}

function hasAll(one: object, other: object): boolean {
  for (const name of Object.keys(other)) {
    const member: unknown = Reflect.get(other, name)
    if (member !== undefined && !isSame(Reflect.get(one, name), member)) return false
  }
  return true
}

/** Whether `part` stands in `whole`, or is it. What a term holds does not stand in who names the term. */
export function holds(whole: Expression, part: Expression): boolean {
  return (whole.op === part.op && isSame(whole, part)) || operandsOf(whole).some(operand => holds(operand, part))
}
