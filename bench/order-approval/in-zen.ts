import type { Rules } from '../engines/rules.ts'
import type { RuleId } from './rule-votes.ts'
import { RULE_VOTES } from './rule-votes.ts'

const conditions: Readonly<Record<RuleId, string>> = {
  'account-open': "account.status != 'open'",
  'credit-covers': 'order.total > account.available',
  'no-embargo': "order.shipTo.country in ['BY', 'CU', 'IR', 'KP', 'RU', 'SY']",
  'pays-in-time': "account.overdueDays > 30 and order.customer.tier != 'A'",
  'not-fraud': 'risk.score >= 0.85 or (risk.score >= 0.60 and order.customer.orders < 3)',
  'above-cost': 'order.margin < 0.05',
  'not-large': 'order.total > 10000',
  'usual-discount': 'order.discount > 0.15',
  'usual-terms': "order.payment.method in ['invoice', 'instalments'] and order.payment.termDays > 60",
  'plain-freight': '(order.hazardous and order.express) or order.weight > 1000',
}

export const IN_ZEN: Rules<string> = { votes: RULE_VOTES, conditions }
