import type { PolicyModel, RuleModel } from '../../policy/model.ts'
import { sayExpression } from './say-expression.ts'
import { sayRank } from './say-rank.ts'

export function sayRule(rule: RuleModel, policy: PolicyModel): string {
  return `${rule.id}: if ${sayExpression(rule.when.expression, policy)}, ${sayThen(rule, policy)}. ${rule.because}`
}

function sayThen({ then }: RuleModel, policy: PolicyModel): string {
  switch (then.kind) {
    case 'option':
      return `the plan is ${then.option}`
    case 'first':
      return `the plan is the first ${then.option} by ${sayRank(then.rank, policy)}`
    case 'computed':
      return `the plan is the one named by ${sayExpression(then.option.expression, policy)}`
    case 'review':
      return 'a person decides, whatever is proposed'
  }
}
