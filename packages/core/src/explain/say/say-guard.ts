import type { GuardModel, PolicyModel } from '../../policy/model.ts'
import { sayExpression } from './say-expression.ts'
import { sayList } from './say-list.ts'

/** What a guard does and when: a denial strikes every plan with its actions, a review makes those steps wait for a person. */
export function sayGuard(guard: GuardModel, policy: PolicyModel): string {
  const actions = sayActions(guard.for)
  const when = guard.when === undefined ? '' : ` when ${sayExpression(guard.when.expression, policy)}`
  const then = guard.then === 'deny' ? 'is struck' : `goes to ${sayQueue(guard, policy)}`
  return `${guard.id}: a plan with ${actions} ${then}${when}. ${guard.because}`
}

export function sayActions(patterns: readonly string[]): string {
  return patterns.includes('*') || patterns.length === 0 ? 'any step' : sayList(patterns, 'or')
}

function sayQueue({ to, approvals }: GuardModel, policy: PolicyModel): string {
  const queue = to ?? policy.review?.queue ?? policy.owner
  return approvals > 1 ? `${queue} (${approvals} approvals)` : queue
}
