import type { Expression } from '../../policy/expression.ts'
import type { PolicyModel } from '../../policy/model.ts'
import { operandsOf } from './operands-of.ts'

/** Whether an expression may depend on one of these, also through a term that it names. */
export function mentions(expression: Expression, policy: PolicyModel, wanted: (one: Expression) => boolean): boolean {
  const pending: Expression[] = [expression]
  const terms = new Set<number>()
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (wanted(next)) return true
    pending.push(...operandsOf(next))
    if ((next.op !== 'let' && next.op !== 'term') || terms.has(next.index)) continue
    terms.add(next.index)
    const term = policy.lets[next.index]
    if (term !== undefined) pending.push(term.expression)
  }
  return false
}
