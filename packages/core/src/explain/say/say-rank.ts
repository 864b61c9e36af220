import type { PolicyModel, RankKey } from '../../policy/model.ts'
import { sayExpression } from './say-expression.ts'

/** `the cost of the plan (lowest first), then option.eta (lowest first)`. */
export function sayRank(keys: readonly RankKey[], policy: PolicyModel): string {
  return keys
    .map(({ expression, direction }) => `${sayExpression(expression, policy)} (${direction === 'up' ? 'lowest' : 'highest'} first)`)
    .join(', then ')
}
