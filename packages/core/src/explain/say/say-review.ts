import type { PolicyModel } from '../../policy/model.ts'
import { saySpan } from './say-duration.ts'
import { sayExpression } from './say-expression.ts'
import { sayList } from './say-list.ts'

/** Whom a card goes to, how long it waits, and what then happens. */
export function sayReview(policy: PolicyModel): readonly string[] {
  const { review } = policy
  if (review === undefined) return []
  const by = review.by === undefined ? '' : `, at ${sayExpression(review.by.expression, policy)} at the latest`
  const expiry = review.onExpiry ?? policy.otherwise
  const approvals = review.approvals === 1 ? 'One approval is enough.' : `It takes ${review.approvals} approvals.`
  return [
    `Where no other queue is named, a card goes to ${review.queue}. ${approvals}`,
    `A card expires after ${saySpan(review.expires)}${by}${expiry === undefined ? '' : `; then the plan is ${expiry}`}.`,
    ...(review.editable.length === 0 ? [] : [`Before approving one may edit ${sayList(review.editable)}.`]),
  ]
}
