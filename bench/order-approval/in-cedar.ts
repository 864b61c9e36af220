import type { Rules } from '../engines/rules.ts'
import type { RuleId } from './rule-votes.ts'
import { RULE_VOTES } from './rule-votes.ts'

/** Cedar has no floats: money in cents, shares in thousandths, kilograms in hundredths. */
const conditions: Readonly<Record<RuleId, string>> = {
  'account-open': 'context.account.status != "open"',
  'credit-covers': 'context.order.total > context.account.available',
  'no-embargo': '["BY", "CU", "IR", "KP", "RU", "SY"].contains(context.order.shipTo.country)',
  'pays-in-time': 'context.account.overdueDays > 30 && context.order.customer.tier != "A"',
  'not-fraud': 'context.risk.score >= 850 || (context.risk.score >= 600 && context.order.customer.orders < 3)',
  'above-cost': 'context.order.margin < 50',
  'not-large': 'context.order.total > 1000000',
  'usual-discount': 'context.order.discount > 150',
  'usual-terms': '["invoice", "instalments"].contains(context.order.payment.method) && context.order.payment.termDays > 60',
  'plain-freight': '(context.order.hazardous && context.order.express) || context.order.weight > 100000',
}

export const IN_CEDAR: Rules<string> = { votes: RULE_VOTES, conditions }
