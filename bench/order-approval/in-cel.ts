import type { Rules } from '../engines/rules.ts'
import type { RuleId } from './rule-votes.ts'
import { RULE_VOTES } from './rule-votes.ts'

/** JavaScript numbers are CEL doubles, so every number is written as one. */
const conditions: Readonly<Record<RuleId, string>> = {
  'account-open': 'account.status != "open"',
  'credit-covers': 'order.total > account.available',
  'no-embargo': 'order.shipTo.country in ["BY", "CU", "IR", "KP", "RU", "SY"]',
  'pays-in-time': 'account.overdueDays > 30.0 && order.customer.tier != "A"',
  'not-fraud': 'risk.score >= 0.85 || (risk.score >= 0.60 && order.customer.orders < 3.0)',
  'above-cost': 'order.margin < 0.05',
  'not-large': 'order.total > 10000.0',
  'usual-discount': 'order.discount > 0.15',
  'usual-terms': 'order.payment.method in ["invoice", "instalments"] && order.payment.termDays > 60.0',
  'plain-freight': '(order.hazardous && order.express) || order.weight > 1000.0',
}

export const IN_CEL: Rules<string> = { votes: RULE_VOTES, conditions }
